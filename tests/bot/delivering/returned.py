"""Mails as servers send them back: each in the way of one kind of server, about a mail of ours."""

from __future__ import annotations

from typing import Final

OURS: Final = "<abcdef0123456789.3.5@example.org>"


def postfix(
    message_id: str = OURS, action: str = "failed", status: str = "5.1.1", to: str = "ana@example.org"
) -> bytes:
    return f"""\
Return-Path: <>
Date: Tue, 12 Jan 2027 12:00:07 +0000 (UTC)
From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: techlink@example.org
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="4B1C5.1799755207/mx.example.org"
Content-Transfer-Encoding: 8bit
Message-Id: <20270112120007.4B1C6@mx.example.org>

This is a MIME-encapsulated message.

--4B1C5.1799755207/mx.example.org
Content-Description: Notification
Content-Type: text/plain; charset=utf-8

I'm sorry to have to inform you that your message could not be delivered.

<{to}>: host mail.example.org[192.0.2.1] said: 550 5.1.1 <{to}>:
    Recipient address rejected: User unknown (in reply to RCPT TO command)

--4B1C5.1799755207/mx.example.org
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
X-Postfix-Queue-ID: 4B1C5
X-Postfix-Sender: rfc822; techlink@example.org
Arrival-Date: Tue, 12 Jan 2027 12:00:05 +0000 (UTC)

Final-Recipient: rfc822; {to}
Original-Recipient: rfc822;{to}
Action: {action}
Status: {status}
Remote-MTA: dns; mail.example.org
Diagnostic-Code: smtp; 550 5.1.1 <{to}>: Recipient address rejected:
    User unknown

--4B1C5.1799755207/mx.example.org
Content-Description: Undelivered Message
Content-Type: message/rfc822
Content-Transfer-Encoding: 8bit

Return-Path: <techlink@example.org>
From: Atlantic <techlink@example.org>
To: Ana <{to}>
Message-ID: {message_id}
Subject: Your questionnaire closes soon
Content-Type: text/plain; charset="utf-8"

Only you get this reminder.

--4B1C5.1799755207/mx.example.org--
""".replace("\n", "\r\n").encode()


def exchange(message_id: str = OURS, to: str = "ana@example.org") -> bytes:
    return f"""\
From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.onmicrosoft.com>
To: <techlink@example.org>
Date: Tue, 12 Jan 2027 12:01:00 +0000
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="43a2b1c0-7d1e-4c60-9f0e-1d2c3b4a5f6e"
X-MS-Exchange-Message-Is-Ndr:
Content-Language: en-US
Message-ID: <5e1f0c3a@example.onmicrosoft.com>
In-Reply-To: {message_id}
References: {message_id}
Subject: Undeliverable: Your questionnaire closes soon
Auto-Submitted: auto-replied
MIME-Version: 1.0

--43a2b1c0-7d1e-4c60-9f0e-1d2c3b4a5f6e
Content-Type: multipart/alternative; differences=Content-Type;
\tboundary="inner"

--inner
Content-Type: text/plain; charset="us-ascii"
Content-Transfer-Encoding: quoted-printable

Your message to {to} couldn't be delivered. ana wasn't found at exampl=
e.org.

--inner
Content-Type: text/html; charset="us-ascii"

<html><body><b>Your message to {to} couldn't be delivered.</b></body></html>

--inner--

--43a2b1c0-7d1e-4c60-9f0e-1d2c3b4a5f6e
Content-Type: message/delivery-status

Reporting-MTA: dns;DB9PR02MB6543.eurprd02.prod.outlook.com
Received-From-MTA: dns;mx.example.org
Arrival-Date: Tue, 12 Jan 2027 12:00:58 +0000

Final-Recipient: rfc822;{to}
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient {to} not found by SMTP address lookup
X-Display-Name: ana

--43a2b1c0-7d1e-4c60-9f0e-1d2c3b4a5f6e
Content-Type: text/rfc822-headers

Received: from mx.example.org (192.0.2.7) by
 DB9PR02MB6543.eurprd02.prod.outlook.com with Microsoft SMTP Server
From: Atlantic <techlink@example.org>
To: Ana <{to}>
Message-ID:
 {message_id}
Subject: Your questionnaire closes soon

--43a2b1c0-7d1e-4c60-9f0e-1d2c3b4a5f6e--
""".replace("\n", "\r\n").encode()


def gmail(message_id: str = OURS, to: str = "ana@example.org") -> bytes:
    return f"""\
From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
To: techlink@example.org
Auto-Submitted: auto-replied
Subject: Delivery Status Notification (Failure)
References: {message_id}
In-Reply-To: {message_id}
X-Failed-Recipients: {to}
Message-ID: <65a12f00.mail@mx.google.com>
Date: Tue, 12 Jan 2027 04:00:09 -0800 (PST)
MIME-Version: 1.0
Content-Type: multipart/report; boundary="00000000000055f"; report-type=delivery-status

--00000000000055f
Content-Type: multipart/related; boundary="00000000000055a"

--00000000000055a
Content-Type: text/plain; charset="UTF-8"

** Address not found **

Your message wasn't delivered to {to} because the address couldn't be found.

--00000000000055a
Content-Type: image/png; name="icon.png"
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--00000000000055a--

--00000000000055f
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.com
Received-From-MTA: dns; techlink@example.org
Arrival-Date: Tue, 12 Jan 2027 04:00:08 -0800 (PST)
X-Original-Message-ID: {message_id}

Final-Recipient: rfc822; {to}
Action: failed
Status: 5.1.1
Remote-MTA: dns; gmail-smtp-in.l.google.com. (192.0.2.27, the server for the domain gmail.com.)
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.
 550 5.1.1  https://support.google.com/mail/?p=NoSuchUser x1-20020a05 - gsmtp
Last-Attempt-Date: Tue, 12 Jan 2027 04:00:09 -0800 (PST)

--00000000000055f
Content-Type: message/rfc822

From: Atlantic <techlink@example.org>
To: {to}
Message-ID: {message_id}
Subject: Your questionnaire closes soon
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b"

--b
Content-Type: text/plain

Only you get this reminder.
--b--

--00000000000055f--
""".replace("\n", "\r\n").encode()


def international(to: str = "josé@example.org") -> bytes:
    """RFC 6533: the report itself is in UTF-8."""
    return f"""\
From: MAILER-DAEMON@mx.example.org
To: techlink@example.org
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=global-delivery-status; boundary="g"

--g
Content-Type: text/plain; charset=utf-8

Perdão.
--g
Content-Type: message/global-delivery-status
Content-Transfer-Encoding: 8bit

Reporting-MTA: dns; mx.example.org

Final-Recipient: utf-8; {to}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 unknown

--g
Content-Type: message/global-headers
Content-Transfer-Encoding: 8bit

To: {to}
Message-ID: {OURS}

--g--
""".replace("\n", "\r\n").encode()


def vacation(message_id: str = OURS) -> bytes:
    return f"""\
From: Ana <ana@example.org>
To: techlink@example.org
Subject: Away until Monday
Auto-Submitted: auto-replied (vacation)
In-Reply-To: {message_id}
References: {message_id}
Content-Type: text/plain; charset=utf-8

Action: failed
Status: 5.1.1
Final-Recipient: rfc822; ana@example.org
""".replace("\n", "\r\n").encode()

"""What people say of an event that is over.

opening     a questionnaire opens when an event is over
thanking    those who were there are thanked and asked, in one message
answering   what one person says, question by question or on one page
results     what who organises the event reads of it
telling     who is asked once more, who is told that it is over
notices     what the messages say when they are sent
"""

"""The worker: claims notices that are due, sends them, and settles what became of them.

`worker` drives, `alarm` wakes it, `pace` holds it back, `sending` speaks to Discord, `recovering` looks for
what may have arrived. The rules are in `domain.notices`, the transactions in `services.notices.working`.
"""

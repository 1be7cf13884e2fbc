"""The use cases: draft, check, rehearse, review. Plain functions; every room comes in through a port."""

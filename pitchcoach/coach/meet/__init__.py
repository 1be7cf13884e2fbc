"""Meet: the purpose before an event, notes while it runs, a fixed pattern of actions afterwards."""

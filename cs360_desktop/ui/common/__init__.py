"""What every page shares: notifier, jobs, commands, tables, messages, theme and icons."""

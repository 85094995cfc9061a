"""Meetings: schedule, agenda, attendance, decisions and minutes."""

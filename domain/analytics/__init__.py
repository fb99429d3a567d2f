"""Analytics: figures of progress over units, plans, cycles and quarters; about people, only where five stand behind."""

"""What an organisation owes and paid: charges, invoices, credit notes, payments. Money is whole euro cents."""

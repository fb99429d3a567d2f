"""Invoices behind a port: numbers without gaps, PDFs, the seller's ledger, payments that providers tell of."""

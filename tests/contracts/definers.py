"""Which functions of the database run with their owner's rights, and which tables stand outside the tenants."""

DEFINERS = {
    "append", "append_together", "ask_sign_in", "build_failing_now", "close_session", "count_call", "current_tenant",
    "decide_mail", "failing_tasks", "given_up_mails", "lagging", "last_of_command", "load_stream", "mail_figures",
    "mail_troubles", "note_task_failure",
    "overdue_work", "newest_of_stream", "open_api_token", "open_calendar_feed", "open_dialogue", "open_session",
    "operator_acts", "parked", "pick_events", "positions", "projection_lag", "read_events", "refused_mails",
    "reports_failing", "resume_parked", "send_waiting_now", "shared_averages", "take_bounce", "take_try",
    "tenants_sharing", "tenants_with_inbox", "tenants_with_mail", "tenants_with_notices", "tenants_with_polls",
    "figures_held_lately", "tenants_with_reports", "try_failing_now",
    "tenants_with_timers", "tenants_with_webhooks", "unknown_mails", "wake_behind",
}  # fmt: skip
DEFINERS |= {  # of subscriptions and bills: an organisation that begins, one that leaves, the books of the seller
    "ask_sign_up", "books", "certificate_of", "certificates", "confirm_sign_up", "document_in_print",
    "enter_document", "forget_sign_up", "keep_certificate", "note_provider_event", "open_sign_up",
    "provider_event_known", "remove_organisation", "rows_of_organisation", "settle", "sign_ups_over",
    "take_invoice_number", "tenants_subscribing",
}  # fmt: skip
ACCOUNTS = {"account", "sign_in_method", "recovery_code", "account_event"}
DEFINERS |= {  # of accounts, which stand outside the tenants
    "ask_passkey", "begin_session", "current_account", "end_sessions", "enter_session", "find_account", "find_passkey",
    "forget_account", "over_their_time", "prune_accounts", "prune_mails", "tenants_pruning",
    "usage_of_organisations",
    "people_at", "plan_account_mail", "sessions_of", "spend_link", "was_asked",
    "account_of_person", "led_by",  # of single sign-on
    "erase_person", "events_naming", "held_about", "newest_position", "tenants_erasing",  # of one person
}  # fmt: skip

"""What one machine needs to run all: embedded servers, a supervisor, a mail catcher. Never imported in production."""

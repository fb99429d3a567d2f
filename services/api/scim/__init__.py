"""SCIM 2 (RFC 7643, 7644): the provider of an organisation makes people and groups here, and lets them go."""

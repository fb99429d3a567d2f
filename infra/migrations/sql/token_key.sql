-- The key that signs tenant tokens, as the two padded keys of HMAC (RFC 2104). Nobody but the owner may read it.
CREATE TABLE token_key (
    one  boolean PRIMARY KEY DEFAULT true CHECK (one),
    ipad bytea NOT NULL CHECK (length(ipad) = 64),
    opad bytea NOT NULL CHECK (length(opad) = 64)
);

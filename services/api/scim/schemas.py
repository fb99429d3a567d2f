"""What we can do and what users and groups look like, for clients that ask (RFC 7643, 5 to 7)."""

from typing import Any

from services.api.scim.messages import CORE, MOST, Json

DOCS = "https://datatracker.ietf.org/doc/html/rfc7644"


def service_provider(public_url: str) -> Json:
    """ServiceProviderConfig."""
    no = {"supported": False}
    return {
        "schemas": [CORE + "ServiceProviderConfig"],
        "documentationUri": DOCS,
        "patch": {"supported": True},
        "bulk": {**no, "maxOperations": 0, "maxPayloadSize": 0},
        "filter": {"supported": True, "maxResults": MOST},
        "changePassword": no,
        "sort": no,
        "etag": {"supported": True},
        "authenticationSchemes": [
            {
                "type": "oauthbearertoken",
                "name": "API token",
                "description": "An API token of an administrator, made for SCIM, in the header Authorization: Bearer.",
                "primary": True,
            }
        ],
        "meta": {"resourceType": "ServiceProviderConfig", "location": f"{public_url}/scim/v2/ServiceProviderConfig"},
    }


def resource_types(public_url: str) -> list[Json]:
    """ResourceTypes."""
    return [
        {
            "schemas": [CORE + "ResourceType"],
            "id": name,
            "name": name,
            "endpoint": f"/{name}s",
            "schema": CORE + name,
            "meta": {"resourceType": "ResourceType", "location": f"{public_url}/scim/v2/ResourceTypes/{name}"},
        }
        for name in ("User", "Group")
    ]


def schemas(public_url: str) -> list[Json]:
    """Schemas: the attributes that we keep; others may be sent and are passed over."""
    return [
        _schema(public_url, "User", "Somebody who takes part, or may again", USER),
        _schema(public_url, "Group", "People that rules of single sign-on give roles to", GROUP),
    ]


def _schema(public_url: str, name: str, description: str, attributes: list[Json]) -> Json:
    known = {"id": CORE + name, "name": name, "description": description, "attributes": attributes}
    meta = {"resourceType": "Schema", "location": f"{public_url}/scim/v2/Schemas/{CORE + name}"}
    return {"schemas": [CORE + "Schema"], **known, "meta": meta}


def _attribute(name: str, kind: str = "string", **more: Any) -> Json:
    usual = {
        "name": name,
        "type": kind,
        "multiValued": False,
        "required": False,
        "caseExact": False,
        "mutability": "readWrite",
        "returned": "default",
        "uniqueness": "none",
    }
    return {**usual, **more}


MEMBER = [_attribute("value", mutability="immutable"), _attribute("type", mutability="immutable")]
NAME = [_attribute("formatted", mutability="immutable")]
NAME += [_attribute(part, mutability="immutable", returned="never") for part in ("givenName", "familyName")]
EMAIL = [_attribute("value"), _attribute("type"), _attribute("primary", "boolean")]
BELONGS = [_attribute(part, mutability="readOnly") for part in ("value", "display")]
USER = [
    _attribute("userName", required=True, uniqueness="server", description="The mail address."),
    _attribute("name", "complex", subAttributes=NAME, mutability="immutable"),
    _attribute("displayName", mutability="immutable", description="A name is one's own to correct later."),
    _attribute("emails", "complex", multiValued=True, subAttributes=EMAIL),
    _attribute("preferredLanguage", mutability="immutable"),
    _attribute("active", "boolean"),
    _attribute("groups", "complex", multiValued=True, subAttributes=BELONGS, mutability="readOnly"),
]
GROUP = [
    _attribute("displayName", required=True, uniqueness="server"),
    _attribute("members", "complex", multiValued=True, subAttributes=MEMBER),
]

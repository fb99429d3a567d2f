"""What a body may hold: what its struct says and nothing else, in the description as in the reading."""

from typing import Any

import msgspec
from litestar import Request
from litestar._openapi.schema_generation import SchemaCreator
from litestar._openapi.schema_generation.plugins.struct import StructSchemaPlugin
from litestar.exceptions import ValidationException
from litestar.openapi.spec import Schema
from litestar.typing import FieldDefinition

# What msgspec calls a bound, and what the description calls it.
BOUNDS = {
    "min_length": "min_length",
    "max_length": "max_length",
    "pattern": "pattern",
    "ge": "minimum",
    "le": "maximum",
}


class StrictStructs(StructSchemaPlugin):
    """Litestar's own plugin leaves out that a struct takes no unknown fields, and the bounds of a list's items."""

    def to_openapi_schema(self, field_definition: FieldDefinition, schema_creator: SchemaCreator) -> Schema:
        """The schema of a struct."""
        schema = super().to_openapi_schema(field_definition, schema_creator)
        schema.description = schema.description or " ".join((field_definition.type_.__doc__ or "").split())
        if field_definition.type_.__struct_config__.forbid_unknown_fields:
            schema.additional_properties = False
        about = msgspec.inspect.type_info(field_definition.type_)
        for field in about.fields if isinstance(about, msgspec.inspect.StructType) else ():
            _bind_items(field.type, (schema.properties or {}).get(field.encode_name))
        return schema


def _bind_items(known: msgspec.inspect.Type, schema: object) -> None:
    if isinstance(known, msgspec.inspect.ListType | msgspec.inspect.VarTupleType) and isinstance(schema, Schema):
        if not isinstance(schema.items, Schema):
            return
        for own, name in BOUNDS.items():
            bound = getattr(known.item_type, own, None)
            if bound is not None:
                setattr(schema.items, name, bound)


def _number(text: str) -> int | float:
    """A number as JSON has it: 3.0 is the whole number 3."""
    value = float(text)
    return int(value) if value.is_integer() else value


NUMBERS = msgspec.json.Decoder(float_hook=_number)


class StrictRequest(Request[Any, Any, Any]):
    """A request whose JSON means what it says: "3" is no number and 0 is not false."""

    async def json(self) -> Any:
        """The body, once it has the form that the route asks. Raises ValidationException."""
        found, field = await super().json(), self.route_handler.parsed_data_field
        if field is None:
            return found
        found = NUMBERS.decode(await self.body() or b"null")
        try:
            msgspec.convert(found, type=field.annotation, str_keys=True)
        except msgspec.ValidationError as wrong:
            message, _, place = str(wrong).partition(" - at `")
            key = place.removeprefix("key in ").rstrip("`").removeprefix("$").lstrip(".") or "data"
            raise ValidationException(extra=[{"key": key, "message": message}]) from None
        return found

"""What schemathesis has to know beside the OpenAPI document. Run by scripts/schemathesis."""

import atexit
import os
from collections import Counter

import schemathesis

# What the server trims, as in src/model/schema.rs.
SPACE = "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
# The longest texts, trimmed.
LONGEST = {"name": 60, "body": 2_000, "title": 200, "urlId": 2_000}
# The longest link.
LONGEST_LINK = 4_096
# A picture that the server may fetch: no test calls anyone else.
PICTURE = os.environ["FUZZ_PICTURE"]


@schemathesis.hook
def filter_case(context, case):
    """Texts are measured after they are trimmed, which a schema cannot say: not a text that is too long
    by its ends alone."""
    fields = case.body if isinstance(case.body, dict) else {}
    return not any(
        isinstance(text := fields.get(field), str) and len(text) > longest >= len(text.strip(SPACE))
        for field, longest in LONGEST.items()
    )


@schemathesis.hook
def before_call(context, case, kwargs):
    """Links lead to a picture of the server's own."""
    fields = case.body if isinstance(case.body, dict) else {}
    link = fields.get("src")
    if isinstance(link, str) and link.startswith(("http://", "https://")) and len(link) <= LONGEST_LINK:
        fields["src"] = PICTURE


# How often which operation was answered with which status.
ANSWERS = Counter()


@schemathesis.hook
def after_call(context, case, response):
    ANSWERS[case.operation.definition.raw.get("operationId", "?"), response.status_code] += 1


@atexit.register
def tell():
    """How far it came: an operation that was never carried out was hardly tried."""
    for operation in sorted({operation for operation, _ in ANSWERS}):
        counts = sorted((status, count) for (name, status), count in ANSWERS.items() if name == operation)
        print(f"{operation:20}", ", ".join(f"{status}: {count}" for status, count in counts))

//! Finding the part of a schema that speaks of a part of a file.

use serde_json::Value;

/// The schema of the value at a JSON pointer into a file.
pub(super) fn to<'s>(root: &'s Value, pointer: &str) -> Option<&'s Value> {
    pointer.split('/').skip(1).try_fold(root, |schema, part| {
        let part = unescape(part);
        let property = find(root, schema, "properties").and_then(|schemas| schemas.get(&part));
        property
            .or_else(|| find(root, schema, "items").filter(|_| part.parse::<usize>().is_ok()))
            // No schema of ours has more than one pattern for keys.
            .or_else(|| find(root, schema, "patternProperties")?.as_object()?.values().next())
    })
}

/// A keyword of a schema, which may stand where the schema refers to.
pub(super) fn find<'s>(root: &'s Value, schema: &'s Value, keyword: &str) -> Option<&'s Value> {
    schema.get(keyword).or_else(|| {
        let target = schema.get("$ref")?.as_str()?.strip_prefix('#')?;
        find(root, root.pointer(target)?, keyword)
    })
}

/// The list that the value at a pointer is an item of.
pub(super) fn list_of(pointer: &str) -> Option<&str> {
    let (list, index) = pointer.rsplit_once('/')?;
    index.parse::<usize>().is_ok().then_some(list)
}

/// A part of a JSON pointer as the key that it stands for.
pub(super) fn unescape(part: &str) -> String {
    part.replace("~1", "/").replace("~0", "~")
}

//! The JSON Schema (draft 2020-12) of an extraction, generated from the types of `model`.
//!
//! It describes what is written, so every field is required: an absent value is `null` or `[]`, never a missing key.

use model::{Extraction, SCHEMA_VERSION};
use schemars::generate::SchemaSettings;

/// The schema as pretty JSON with a line feed at the end.
pub fn schema() -> String {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Extraction>();
    schema.insert("$id".to_owned(), format!("urn:boctach:extraction:{SCHEMA_VERSION}").into());
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    /// Every object of the schema, with its place.
    fn walk<'a>(value: &'a Value, at: &str, visit: &mut impl FnMut(&'a Value, &str)) {
        visit(value, at);
        match value {
            Value::Object(map) => map.iter().for_each(|(k, v)| walk(v, &format!("{at}/{k}"), visit)),
            Value::Array(items) => items.iter().for_each(|v| walk(v, at, visit)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    #[test]
    fn every_field_is_required_and_described() {
        let schema: Value = serde_json::from_str(&super::schema()).expect("the schema is JSON");
        let mut fields = 0;
        walk(&schema, "", &mut |object, at| {
            let Some(properties) = object.get("properties").and_then(Value::as_object) else { return };
            let required: Vec<&str> = object
                .get("required")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            for (name, field) in properties {
                fields += 1;
                assert!(required.contains(&name.as_str()), "{at}/{name} is not required");
                assert!(field.get("description").is_some(), "{at}/{name} is not described");
            }
        });
        assert!(fields > 100, "{fields}");
    }
}

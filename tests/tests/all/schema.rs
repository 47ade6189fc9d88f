//! The schema is what the types say, describes every field, and holds for every output.

use serde_json::Value;
use xtask::fixture::Fixture;

fn schema() -> Value {
    let text = std::fs::read_to_string(xtask::root().join("schemas/extraction.v1.json")).expect("the schema");
    serde_json::from_str(&text).expect("the schema is JSON")
}

#[test]
fn generated_files_are_up_to_date() {
    for (path, text) in xtask::schema::generated() {
        let have = std::fs::read_to_string(xtask::root().join(path)).unwrap_or_default();
        assert_eq!(have, text, "{path}: run `cargo xtask schema` and read the change");
    }
}

#[test]
fn every_output_of_a_fixture_is_valid() {
    let validator = jsonschema::validator_for(&schema()).expect("the schema is a schema");
    for fixture in Fixture::all().expect("the folder of fixtures") {
        let out = serde_json::to_value(fixture.extract().expect("fixtures are readable")).expect("JSON");
        let errors: Vec<String> =
            validator.iter_errors(&out).map(|e| format!("{e} at {}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", fixture.slug);
    }
}

/// The validator is no rubber stamp: a broken output fails.
#[test]
fn an_output_without_tasks_or_with_a_strange_confidence_is_not_valid() {
    let validator = jsonschema::validator_for(&schema()).expect("the schema is a schema");
    let fixture = Fixture::all().expect("the folder of fixtures").remove(0);
    let out = serde_json::to_value(fixture.extract().expect("fixtures are readable")).expect("JSON");
    let mut without = out.clone();
    without.as_object_mut().expect("an object").remove("tasks");
    assert!(!validator.is_valid(&without));
    let mut strange = out;
    strange["tasks"][0]["confidence"] = 7.into();
    assert!(!validator.is_valid(&strange));
}

#[test]
fn every_field_is_described() {
    let schema = schema();
    let mut bare = Vec::new();
    walk(&schema, "", &mut bare);
    assert!(bare.is_empty(), "fields without a description: {bare:?}");
}

fn walk(at: &Value, path: &str, bare: &mut Vec<String>) {
    let Some(map) = at.as_object() else { return };
    for (name, field) in map.get("properties").and_then(Value::as_object).into_iter().flatten() {
        if field.get("description").is_none() {
            bare.push(format!("{path}/{name}"));
        }
        walk(field, &format!("{path}/{name}"), bare);
    }
    for (name, definition) in map.get("$defs").and_then(Value::as_object).into_iter().flatten() {
        walk(definition, name, bare);
    }
}

//! Whether an output is what it should be: the JSON Schema, then the invariants that a schema cannot say.
//!
//! What needs the source (nothing lost, nothing invented) is tested where the source is at hand; what can be seen in
//! the output alone is checked here.

mod invariants;

use model::Extraction;
use serde::Deserialize as _;
use serde_json::Value;

pub use invariants::check;

/// Something that should not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// Which rule: `schema`, or the name of an invariant.
    pub rule: &'static str,
    /// Where: a JSON pointer, or the id of a task or node.
    pub at: String,
    /// What is wrong.
    pub message: String,
}

/// A compiled schema.
pub struct Schema(jsonschema::Validator);

impl Schema {
    /// The schema of this version.
    ///
    /// # Errors
    /// The schema does not compile, which would be a bug of ours.
    pub fn current() -> Result<Self, String> {
        let schema: Value = serde_json::from_str(&export::schema()).map_err(|e| e.to_string())?;
        jsonschema::validator_for(&schema).map(Self).map_err(|e| e.to_string())
    }

    /// Everything that is wrong with an output: what the schema says and, where the types fit, the invariants.
    pub fn violations(&self, output: &Value) -> Vec<Violation> {
        let schema = self.0.iter_errors(output).map(|error| Violation {
            rule: "schema",
            at: error.instance_path().to_string(),
            message: error.to_string(),
        });
        let mut found: Vec<Violation> = schema.collect();
        match Extraction::deserialize(output) {
            Ok(extraction) => found.extend(check(&extraction)),
            Err(error) if found.is_empty() => {
                found.push(Violation { rule: "schema", at: String::new(), message: error.to_string() });
            }
            Err(_) => {}
        }
        found
    }
}

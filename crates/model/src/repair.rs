//! A mend, on record.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::Confidence;

/// One mend of a row or a text, by the name of its rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RepairNote {
    /// Name of the rule, such as `continued-row`; see `boctach explain`.
    pub rule: String,
    /// What was seen and what was done, with the evidence.
    pub detail: String,
    /// How sure the rule was.
    pub confidence: Confidence,
}

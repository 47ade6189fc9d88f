//! What a column of a task table holds.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// What a column of a task table holds; its name is the key in `row.cells`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A plain running counter beside the hierarchy.
    Serial,
    /// The ordinal that makes the path (`STT`, `TT`). It stands in `number`, not in `row.cells`.
    Number,
    /// The task: `Nhiệm vụ`, `Nội dung công việc`.
    Content,
    /// `Cơ quan chủ trì`.
    Lead,
    /// `Cơ quan phối hợp`.
    Coordinate,
    /// `Cơ quan trình, phê duyệt, xin ý kiến`.
    Approve,
    /// `Theo dõi, kiểm tra, đôn đốc`.
    Monitor,
    /// `Sản phẩm`, `Kết quả`.
    Deliverable,
    /// Begin, where a column of its own gives it.
    Start,
    /// `Thời gian hoàn thành`, `Thời hạn`.
    Finish,
    /// `Thời gian thực hiện`.
    During,
    /// `Kinh phí`.
    Budget,
    /// `Ghi chú`.
    Note,
    /// A column of no known role, by its label.
    Other(String),
}

impl Role {
    /// The name in the output: `lead`, `other:Địa điểm`.
    pub fn name(&self) -> Cow<'static, str> {
        match self {
            Self::Serial => "serial".into(),
            Self::Number => "number".into(),
            Self::Content => "content".into(),
            Self::Lead => "lead".into(),
            Self::Coordinate => "coordinate".into(),
            Self::Approve => "approve".into(),
            Self::Monitor => "monitor".into(),
            Self::Deliverable => "deliverable".into(),
            Self::Start => "start".into(),
            Self::Finish => "finish".into(),
            Self::During => "during".into(),
            Self::Budget => "budget".into(),
            Self::Note => "note".into(),
            Self::Other(label) => format!("other:{label}").into(),
        }
    }

    /// The role of a name, if it is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "serial" => Self::Serial,
            "number" => Self::Number,
            "content" => Self::Content,
            "lead" => Self::Lead,
            "coordinate" => Self::Coordinate,
            "approve" => Self::Approve,
            "monitor" => Self::Monitor,
            "deliverable" => Self::Deliverable,
            "start" => Self::Start,
            "finish" => Self::Finish,
            "during" => Self::During,
            "budget" => Self::Budget,
            "note" => Self::Note,
            _ => Self::Other(name.strip_prefix("other:")?.to_owned()),
        })
    }
}

impl Serialize for Role {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.name())
    }
}

impl<'de> Deserialize<'de> for Role {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::from_name(&name)
            .ok_or_else(|| D::Error::custom(format!("expected the role of a column, found `{name}`")))
    }
}

impl JsonSchema for Role {
    fn schema_name() -> Cow<'static, str> {
        "Role".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "What a column holds; `other:<label>` for a column of no known role.",
            "pattern": "^(serial|number|content|lead|coordinate|approve|monitor|deliverable|start|finish|during|budget|note|other:[\\s\\S]*)$"
        })
    }
}

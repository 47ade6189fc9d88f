//! A value of a flat column, and what a column is: the one vocabulary of CSV, workbook, Parquet and SQLite.

use jiff::civil::Date;

/// A column: its name, what it holds, and a sentence for the documentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Name, `snake_case`, the same in every format.
    pub name: &'static str,
    /// Type of its values.
    pub kind: Kind,
    /// Whether a value is always there.
    pub required: bool,
    /// What it holds, in one sentence.
    pub description: &'static str,
}

/// Type of a column's values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text, NFC.
    Text,
    /// Whole number.
    Integer,
    /// Number with a fraction.
    Real,
    /// True or false.
    Boolean,
    /// Calendar day, ISO 8601.
    Date,
}

impl Kind {
    /// The name in the documentation.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Real => "real",
            Self::Boolean => "boolean",
            Self::Date => "date",
        }
    }
}

/// A value of a column. Text is never empty: what is empty is `Null`.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing is there.
    Null,
    /// Text.
    Text(String),
    /// Whole number.
    Integer(i64),
    /// Number with a fraction.
    Real(f64),
    /// True or false.
    Boolean(bool),
    /// Calendar day.
    Date(Date),
}

impl Value {
    /// Text, or nothing where it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Null } else { Self::Text(text) }
    }

    /// Text that may be absent.
    pub fn optional(text: Option<&impl AsRef<str>>) -> Self {
        text.map_or(Self::Null, |text| Self::text(text.as_ref()))
    }

    /// A day that may be absent.
    pub fn date(date: Option<Date>) -> Self {
        date.map_or(Self::Null, Self::Date)
    }

    /// A count or a number that may be absent.
    pub fn integer(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::Null, |n| Self::Integer(n.into()))
    }

    /// A single-precision number by its shortest decimal form: 0.123 stays 0.123 in double precision.
    pub fn real(number: f32) -> Self {
        number.to_string().parse().map_or(Self::Null, Self::Real)
    }

    /// The value as text: ISO 8601 for days, shortest decimal form for numbers, nothing for `Null`.
    pub fn to_text(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Text(text) => text.clone(),
            Self::Integer(number) => number.to_string(),
            Self::Real(number) => number.to_string(),
            Self::Boolean(truth) => truth.to_string(),
            Self::Date(date) => date.to_string(),
        }
    }
}

/// Texts put together by `separator`, or `Null` where there is none.
pub(crate) fn joined<T: Into<String>>(texts: impl IntoIterator<Item = T>, separator: &str) -> Value {
    let texts: Vec<String> = texts.into_iter().map(Into::into).collect();
    Value::text(texts.join(separator))
}

/// The columns of a table as a Markdown table.
pub(crate) fn markdown<'a>(columns: impl IntoIterator<Item = &'a Column>) -> String {
    let mut out = String::from("| column | type | always | meaning |\n| --- | --- | --- | --- |\n");
    for column in columns {
        let always = if column.required { "yes" } else { "" };
        let description = column.description.replace('|', "\\|");
        out.extend([
            "| `",
            column.name,
            "` | ",
            column.kind.name(),
            " | ",
            always,
            " | ",
            &description,
            " |\n",
        ]);
    }
    out
}

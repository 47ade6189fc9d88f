//! `split-number`: a row's number torn from its place: «2.» over «1» in a narrow column, or printed at the head of the
//! task although the table has a column for it.

use grammar::ordinal;
use model::{Confidence, OrdinalStyle, Role, RowKind, Table};
use normalize::trimmed;

use super::{Edit, Proposal, Rule, Trace};

pub(crate) struct SplitNumber;

impl Rule for SplitNumber {
    fn name(&self) -> &'static str {
        "split-number"
    }

    fn find(&self, table: &Table, from: usize) -> Option<Proposal> {
        let number = table.column_of(&Role::Number)?;
        let content = table.column_of(&Role::Content)?;
        let holds = |style: OrdinalStyle| {
            let mut cells = table.rows.iter().filter_map(|r| r.cells.get(number));
            cells.any(|cell| ordinal::read(&cell.text).is_some_and(|o| o.style == style))
        };
        let mut rows = table.rows.iter().enumerate().skip(from).filter(|(_, r)| r.kind == RowKind::Body);
        rows.find_map(|(row, r)| {
            let (n, text) = (r.cells.get(number)?.text.trim(), r.cells.get(content)?.text.trim());
            broken(n)
                .map(|whole| {
                    (
                        whole,
                        text.to_owned(),
                        format!("«{}» in the number's column is one number", n.replace('\n', " ")),
                    )
                })
                .or_else(|| {
                    astray(n, text, holds)
                        .map(|(n, t)| (n, t, "the number stands at the head of the task".to_owned()))
                })
                .map(|(n, t, because)| Proposal {
                    rule: self.name(),
                    edit: Edit::Divide { row, first: (number, n), second: (content, t) },
                    column: Some(number),
                    confidence: Confidence::new(0.95),
                    because,
                    trace: Trace::Mend,
                })
        })
    }
}

/// «2. 1», «2\n.1»: a number broken by the width of its column. Two whole numbers («1 2») are no such thing.
fn broken(text: &str) -> Option<String> {
    if text.len() > 12 || !text.contains(char::is_whitespace) {
        return None;
    }
    let parts: Vec<&str> = text.split_whitespace().collect();
    let (first, rest) = parts.split_first()?;
    let dotted = first.ends_with('.') || rest.iter().any(|p| p.starts_with('.'));
    let digits = parts.iter().all(|p| p.chars().all(|c| c.is_ascii_digit() || c == '.'));
    let whole: String = parts.concat();
    (dotted && digits && ordinal::is_ordinal(&whole)).then_some(whole)
}

/// A blank number beside a text that begins with one of several levels, such as «2.1. Xây dựng…». `holds` says whether
/// numbers of a style stand in the column.
fn astray(number: &str, text: &str, holds: impl Fn(OrdinalStyle) -> bool) -> Option<(String, String)> {
    if !number.is_empty() {
        return None;
    }
    let (found, rest) = ordinal::split(text)?;
    // A letter or a bracket is as well an item of the text; it is a number where the column holds such numbers.
    let certain = matches!(found.style, OrdinalStyle::Decimal | OrdinalStyle::Roman)
        || (matches!(found.style, OrdinalStyle::Letter | OrdinalStyle::Parenthesised) && holds(found.style));
    let opens = trimmed(rest).chars().next().is_some_and(char::is_uppercase);
    (certain && opens).then(|| (found.raw.to_string(), trimmed(rest).to_owned()))
}

#[cfg(test)]
mod tests {
    use model::OrdinalStyle;

    use super::{astray, broken};

    #[test]
    fn numbers_broken_and_astray() {
        assert_eq!(broken("2. 1").as_deref(), Some("2.1"));
        assert_eq!(broken("12\n.4").as_deref(), Some("12.4"));
        assert_eq!(broken("1 2"), None);
        assert_eq!(broken("2.1"), None);
        assert_eq!(
            astray("", "2.1. Xây dựng đề án", |_| false),
            Some(("2.1.".into(), "Xây dựng đề án".into()))
        );
        assert_eq!(astray("3", "2.1. Xây dựng đề án", |_| false), None);
        assert_eq!(astray("", "5 cụm công nghiệp", |_| false), None);
        assert_eq!(astray("", "b) Xây dựng đề án", |_| false), None);
        assert!(astray("", "b) Xây dựng đề án", |style| style == OrdinalStyle::Letter).is_some());
    }
}

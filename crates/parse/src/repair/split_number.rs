//! `split-number`: a row's number torn from its place: «2.» over «1» in a narrow column, or printed at the head of the
//! task although the table has a column for it.

use grammar::ordinal;
use grammar::walk::{Step, Walk};
use model::{Confidence, OrdinalStyle, Role, RowKind, Table};
use normalize::trimmed;

use super::{Edit, Proposal, Rule, Trace};
use crate::numbers;

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
                .or_else(|| walked(table, number, row, n, text))
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

/// «1\n0» between 9 and 11, «1.1\n0», «I\nI»: a number without a dot at its break, where the walk of the numbers has room for
/// the whole and none for what stands before the break. Rows fused to «1\n2» would be followed by 3.
fn walked(table: &Table, column: usize, row: usize, printed: &str, text: &str) -> Option<String> {
    if printed.len() > 12 || !printed.contains(char::is_whitespace) {
        return None;
    }
    let parts: Vec<&str> = printed.split_whitespace().collect();
    let (first, rest) = parts.split_first()?;
    let all = |allowed: &str| {
        let bare = |part: &&str| part.trim_end_matches(['.', ')']).chars().all(|c| allowed.contains(c));
        bare(first) && rest.iter().all(|part| bare(part) && part.starts_with(char::is_alphanumeric))
    };
    if !all("0123456789.") && !all("IVX") {
        return None;
    }
    let whole: String = parts.concat();
    let (found, head) = (ordinal::read(&whole)?, ordinal::read(first)?);
    let cell = |row: &model::TableRow| row.cells.get(column).map(|cell| cell.text.trim().to_owned());
    let mut walk = Walk::default();
    for above in table.rows.iter().take(row).filter_map(cell) {
        let above = numbers::read(&above);
        above.map(|above| walk.take(&above));
    }
    let goes_on = |step: Step| matches!(step, Step::Next | Step::Up);
    if walk.depth() == 0 || walk.peek(&head).is_sound() || !goes_on(walk.take(&found)) {
        return None;
    }
    // The next number, itself broken or not.
    let next = table.rows.iter().skip(row + 1).filter_map(cell).find(|next| !next.is_empty());
    let next = next.map(|next| next.split_whitespace().collect::<String>());
    let sound = match next {
        Some(next) => ordinal::read(&next).is_some_and(|next| walk.peek(&next).is_sound()),
        None => !text.contains('\n'),
    };
    sound.then_some(whole)
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

//! The paragraphs of a plan in reading order, as every format prints them.

use crate::plan::{PassageKind, Plan};

/// A paragraph, with how it is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its text.
    pub(crate) text: String,
    /// Set in the middle.
    pub(crate) centred: bool,
    /// Set in bold.
    pub(crate) bold: bool,
}

fn line(text: impl Into<String>, centred: bool, bold: bool) -> Line {
    Line { text: text.into(), centred, bold }
}

/// Everything above the annex.
pub(crate) fn before_annex(plan: &Plan) -> Vec<Line> {
    let head = &plan.head;
    let mut out: Vec<Line> = head.issuer.iter().map(|l| line(l, true, true)).collect();
    out.push(line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", true, true));
    out.push(line("Độc lập - Tự do - Hạnh phúc", true, true));
    out.push(line(format!("Số: {}", head.symbol), false, false));
    out.push(line(format!("{}, {}", head.place, head.printed_date()), false, false));
    out.extend(below_letterhead(plan));
    out.extend(recipients(plan));
    out.extend(plan.signature.iter().map(|s| line(s, true, true)));
    out
}

/// From the kind of the document to the end of the running text.
pub(crate) fn below_letterhead(plan: &Plan) -> Vec<Line> {
    let head = &plan.head;
    let mut out = vec![line("KẾ HOẠCH", true, true)];
    out.push(line(&head.title, true, true));
    out.extend(head.basis.iter().map(|b| line(b, false, false)));
    out.push(line("Ủy ban nhân dân ban hành Kế hoạch với các nội dung sau:", false, false));
    out.extend(plan.body.iter().map(|p| line(&p.text, false, p.kind == PassageKind::Heading)));
    out
}

/// The recipients under their heading.
pub(crate) fn recipients(plan: &Plan) -> Vec<Line> {
    let mut out = vec![line("Nơi nhận:", false, true)];
    let last = plan.recipients.len().saturating_sub(1);
    for (i, recipient) in plan.recipients.iter().enumerate() {
        out.push(line(format!("- {recipient}{}", if i == last { "." } else { ";" }), false, false));
    }
    out
}

/// What stands above the annex's table.
pub(crate) fn above_table(plan: &Plan) -> Vec<Line> {
    plan.table.title.iter().filter(|l| !l.is_empty()).map(|l| line(l, true, !l.starts_with('('))).collect()
}

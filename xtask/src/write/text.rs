//! A plan as converters write it: cells parted by tabs, pages by a blank line, the header again on each.

use crate::damage::Sheet;
use crate::plan::{PassageKind, Plan};

/// The whole plan: body, then the annex as it lies on `sheets`.
pub(crate) fn plan(plan: &Plan, sheets: &[Sheet]) -> String {
    let mut out = String::new();
    let mut paragraph = |text: &str| {
        out.push_str(text);
        out.push_str("\n\n");
    };
    let head = &plan.head;
    paragraph(&format!(
        "{}\n{}",
        head.issuer.join("\n"),
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    ));
    paragraph(&format!("Số: {}", head.symbol));
    paragraph(&format!("{}, {}", head.place, head.printed_date()));
    paragraph("KẾ HOẠCH");
    paragraph(&head.title);
    for basis in &head.basis {
        paragraph(basis);
    }
    paragraph("Ủy ban nhân dân ban hành Kế hoạch với các nội dung sau:");
    for passage in &plan.body {
        match passage.kind {
            PassageKind::Heading | PassageKind::Text | PassageKind::Assignment => paragraph(&passage.text),
        }
    }
    let mut recipients = String::from("Nơi nhận:");
    for recipient in &plan.recipients {
        recipients.push_str(&format!("\n- {recipient};"));
    }
    paragraph(&recipients);
    paragraph(&plan.signature.join("\n"));
    for line in plan.table.title.iter().filter(|l| !l.is_empty()) {
        paragraph(line);
    }
    out.push_str(&table(sheets));
    out
}

/// The table alone.
pub(crate) fn table(sheets: &[Sheet]) -> String {
    let mut out = String::new();
    for (i, sheet) in sheets.iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        for line in &sheet.lines {
            let cells: Vec<String> = line.iter().map(|c| c.replace('\n', " ")).collect();
            out.push_str(&cells.join("\t"));
            out.push('\n');
        }
    }
    out
}

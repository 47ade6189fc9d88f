//! Letters that are replaced because they only look Vietnamese are replaced in every format, and every format says so.

use boctach::ExtractSettings;
use model::{Code, Role};
use xtask::plan::{Plan, PlanRowKind, invent};
use xtask::write::legacy::Letters;
use xtask::write::pdf::{Faces, Layout};
use xtask::write::sheet::SheetLook;
use xtask::{damage, write};

/// A plan of which one task holds these words.
fn plan(words: &str) -> Plan {
    let mut plan = invent(3).shortened(8);
    let content = plan.table.column(&Role::Content).expect("a plan has a content");
    let task = plan.table.rows.iter_mut().find(|row| row.kind == PlanRowKind::Task).expect("a task");
    task.cells[content] = words.to_owned();
    plan
}

fn files(plan: &Plan) -> Vec<(&'static str, Vec<u8>)> {
    let sheets = damage::whole(&plan.table);
    let faces = Faces::load(false).expect("the fonts of the fixtures");
    let layout = Layout { body: true, ..Layout::default() };
    vec![
        ("plan.txt", write::text::plan(plan, &sheets).into_bytes()),
        ("plan.csv", write::csv::annex(plan, &sheets).into_bytes()),
        ("plan.html", write::html::plan(plan, false, Letters::Unicode).into_bytes()),
        ("plan.docx", write::docx::plan(plan, false, Letters::Unicode).expect("a DOCX")),
        ("plan.xlsx", write::xlsx::annex(plan, SheetLook::default()).expect("an XLSX")),
        ("plan.xls", write::xls::annex(plan, SheetLook::default()).expect("an XLS")),
        ("plan.xlsb", write::xlsb::annex(plan, SheetLook::default()).expect("an XLSB")),
        ("plan.ods", write::ods::annex(plan, SheetLook::default()).expect("an ODS")),
        ("plan.pdf", write::pdf::plan(plan, &layout, &faces).expect("a PDF")),
    ]
}

fn check(words: &str, read: &str, said: Option<Code>) {
    let of_letters = [Code::LookalikeReplaced, Code::MarksReordered, Code::ToneDoubled, Code::StrangeLetter];
    for (name, bytes) in files(&plan(words)) {
        let out = boctach::extract(name, &bytes, &ExtractSettings::default()).expect("it is readable");
        assert!(out.tasks.iter().any(|task| task.text == read), "{name}: no task «{read}»");
        let codes: Vec<Code> =
            out.diagnostics.iter().map(|d| d.code).filter(|code| of_letters.contains(code)).collect();
        assert_eq!(codes, Vec::from_iter(said), "{name}");
    }
}

#[test]
fn what_is_replaced_or_strange_is_said_once() {
    check("Soạn thảo văn bản", "Soạn thảo văn bản", None);
    // two words with a Cyrillic letter
    check(
        "Sоạn thảo và gửi văn bản cho các sở; sоạn lại",
        "Soạn thảo và gửi văn bản cho các sở; soạn lại",
        Some(Code::LookalikeReplaced),
    );
    check("Soạn thảo vŏ bản", "Soạn thảo vŏ bản", Some(Code::StrangeLetter));
}

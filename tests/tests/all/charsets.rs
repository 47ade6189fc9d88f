//! Plans in the letters of before Unicode, in each format that can carry them, come out without a wrong letter.
//!
//! A set may have no code for a capital (TCVN3), or one that a format cannot hold (control characters in XML): there the
//! file itself holds the small letter, and case is not compared.

use boctach::ExtractSettings;
use ingest::ReadSettings;
use model::{Content, Encoding, Role};
use normalize::charset::LEGACY;
use xtask::damage;
use xtask::plan::{Plan, PlanRowKind, invent};
use xtask::write::legacy::{Letters, alphabet, bytes};
use xtask::write::sheet::SheetLook;
use xtask::write::{self, pdf};

/// Sets that the names of fonts tell.
const NAMED: [Encoding; 3] = [Encoding::Tcvn3, Encoding::Vni, Encoding::Vps];

/// A plan of few rows; one of its tasks holds every letter, in syllables that no statistics would choose.
fn plan(seed: u64) -> Plan {
    let mut plan = invent(seed).shortened(8);
    let content = plan.table.column(&Role::Content).expect("a plan has a content");
    let task = plan.table.rows.iter_mut().rfind(|row| row.kind == PlanRowKind::Task).expect("a task");
    task.cells[content] = format!("Rà soát {}", alphabet());
    plan
}

/// The cells of the tasks as printed.
fn cells(name: &str, file: &[u8]) -> (Vec<Vec<String>>, Vec<Encoding>) {
    let out =
        boctach::extract(name, file, &ExtractSettings::default()).unwrap_or_else(|e| panic!("{name}: {e}"));
    let rows = out.tasks.into_iter().filter_map(|task| task.row);
    (rows.map(|row| row.cells.texts().map(str::to_owned).collect()).collect(), out.source.encodings)
}

/// What a file says must be what the plan says in Unicode.
fn check(plan: &Plan, name: &str, file: &[u8], encoding: Encoding, exact: bool) {
    let sheets = damage::whole(&plan.table);
    let (want, _) = cells("plan.txt", write::text::plan(plan, &sheets).as_bytes());
    let (have, met) = cells(name, file);
    assert!(met.contains(&encoding), "{name}, {encoding:?}: {met:?}");
    assert_eq!(have.len(), want.len(), "{name}, {encoding:?}: number of tasks");
    for (have, want) in have.iter().flatten().zip(want.iter().flatten()) {
        let fold = |text: &str| if exact { text.to_owned() } else { text.to_lowercase() };
        assert_eq!(fold(have), fold(want), "{name}, {encoding:?}");
    }
}

/// Whether every capital has a code, among the control characters if need be.
fn has_capitals(encoding: Encoding) -> bool {
    encoding != Encoding::Tcvn3
}

/// Whether every capital has a code that XML can hold.
fn has_printable_capitals(encoding: Encoding) -> bool {
    matches!(encoding, Encoding::Vni | Encoding::Windows1258)
}

#[test]
fn bytes_of_text_files() {
    for encoding in LEGACY {
        let plan = invent(3).shortened(14);
        let sheets = damage::whole(&plan.table);
        // a page that names another character set than its own would be wrong by itself
        let page = write::html::plan(&plan, true, Letters::Unicode).replace("<meta charset=\"utf-8\">", "");
        for (name, text) in [
            ("plan.txt", write::text::plan(&plan, &sheets)),
            ("plan.md", write::markdown::plan(&plan, &sheets)),
            ("plan.csv", write::csv::annex(&plan, &sheets)),
            ("plan.html", page),
        ] {
            check(&plan, name, &bytes(&text, encoding), encoding, has_capitals(encoding));
        }
    }
}

fn office_files(plan: &Plan, letters: Letters) -> Vec<(&'static str, Vec<u8>)> {
    let look = SheetLook { letters, ..SheetLook::default() };
    vec![
        ("plan.html", write::html::plan(plan, false, letters).into_bytes()),
        ("plan.docx", write::docx::plan(plan, false, letters).expect("a DOCX")),
        ("plan.xlsx", write::xlsx::annex(plan, look).expect("an XLSX")),
        ("plan.ods", write::ods::annex(plan, look).expect("an ODS")),
        ("plan.xls", write::xls::annex(plan, look).expect("an XLS")),
        ("plan.xlsb", write::xlsb::annex(plan, look).expect("an XLSB")),
    ]
}

#[test]
fn fonts_that_name_the_set() {
    for encoding in NAMED {
        let plan = plan(4);
        for (name, file) in office_files(&plan, Letters::Named(encoding)) {
            // a cell of a binary workbook has one font; the others have one for capitals
            let one_font = encoding == Encoding::Tcvn3 && ["plan.xls", "plan.xlsb"].contains(&name);
            let lost = encoding == Encoding::Vps && name != "plan.xlsx";
            check(&plan, name, &file, encoding, !one_font && !lost);
        }
    }
}

#[test]
fn fonts_that_say_nothing() {
    for encoding in LEGACY {
        let plan = invent(6).shortened(14);
        for (name, file) in office_files(&plan, Letters::Silent(encoding)) {
            let escaped = name == "plan.xlsx" && has_capitals(encoding);
            check(&plan, name, &file, encoding, escaped || has_printable_capitals(encoding));
        }
    }
}

#[test]
fn fonts_of_pdf() {
    let lines = |plan: Plan| -> Vec<String> {
        let content = plan.table.column(&Role::Content).expect("a plan has a content");
        plan.table.rows.iter().map(|row| row.cells[content].clone()).collect()
    };
    let (with_alphabet, natural) = (lines(plan(8)), lines(invent(8).shortened(14)));
    let faces = pdf::Faces::load(false).expect("the fonts of the fixtures");
    let named = NAMED.map(Letters::Named);
    let silent = LEGACY.map(Letters::Silent);
    for letters in named.into_iter().chain(silent) {
        let (encoding, lost, lines) = match letters {
            Letters::Named(encoding) => (encoding, false, &with_alphabet),
            Letters::Silent(encoding) => (encoding, !has_capitals(encoding), &natural),
            Letters::Unicode => continue,
        };
        let file = pdf::legacy(lines, letters, &faces).expect("a PDF");
        let reading = ingest::read("plan.pdf", &file, &ReadSettings::default()).expect("it is readable");
        let Content::Pages(pages) = reading.content else { panic!("a PDF has pages") };
        let words: Vec<String> = pages.iter().flat_map(|p| &p.words).map(|w| w.text.clone()).collect();
        let fold = |text: &str| if lost { text.to_lowercase() } else { text.to_owned() };
        assert_eq!(fold(&words.join(" ")), fold(&lines.join(" ")), "{letters:?}");
        assert!(reading.encodings.contains(&encoding), "{letters:?}: {:?}", reading.encodings);
    }
}

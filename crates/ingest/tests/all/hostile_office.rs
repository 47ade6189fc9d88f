//! Damaged and hostile files of every other format end in a reading or a typed error, with bounded work.

use crate::office;

use std::fmt::Write;

use ingest::{Limits, ReadError, ReadSettings, archive::Archive, read};
use office::{blocks, docx, xlsx, zip};

fn check(name: &str, bytes: &[u8], limits: Limits) -> Result<model::Reading, ReadError> {
    read(name, bytes, &ReadSettings { limits, ..ReadSettings::default() })
}

fn limit(outcome: Result<model::Reading, ReadError>) -> &'static str {
    match outcome {
        Err(ReadError::Limit { limit, .. }) => limit,
        other => panic!("a limit was expected, found {other:?}"),
    }
}

#[test]
fn zip_bombs_stop_at_the_limit() {
    let small = Limits { archive_bytes: 1 << 20, ..Limits::default() };
    let blank = " ".repeat(64 << 20);
    assert_eq!(limit(check("bomb.docx", &docx(&blank, &[]), small)), "archive_bytes");
    assert_eq!(limit(check("bomb.xlsx", &xlsx(&blank, "", ""), small)), "archive_bytes");
    let bomb = zip(&[("a.txt", blank.as_bytes())]);
    let mut archive = Archive::open(&bomb, &small).unwrap();
    assert!(matches!(archive.read("a.txt"), Err(ReadError::Limit { limit: "archive_bytes", .. })));
    let names: Vec<String> = (0..40).map(|n| format!("{n}.txt")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), b"x".as_slice())).collect();
    let few = Limits { archive_entries: 20, ..Limits::default() };
    assert!(matches!(
        Archive::open(&zip(&many), &few),
        Err(ReadError::Limit { limit: "archive_entries", .. })
    ));
}

#[test]
fn entity_bombs_are_refused() {
    let bomb = r#"<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"#;
    let file = zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", bomb.as_bytes())]);
    assert!(matches!(
        check("a.docx", &file, Limits::default()),
        Err(ReadError::Damaged { format: "DOCX", .. })
    ));
    let sheet = xlsx("<!DOCTYPE x><sheetData/>", "", "");
    assert!(matches!(
        check("a.xlsx", &sheet, Limits::default()),
        Err(ReadError::Damaged { format: "XLSX", .. })
    ));
    let unknown = docx("<w:p><w:r><w:t>&lol;</w:t></w:r></w:p>", &[]);
    assert!(matches!(check("a.docx", &unknown, Limits::default()), Err(ReadError::Damaged { .. })));
}

#[test]
fn nesting_costs_no_stack() {
    let depth = 20_000;
    let tables = "<w:tbl><w:tr><w:tc>".repeat(depth);
    assert_eq!(limit(check("deep.docx", &docx(&tables, &[]), Limits::default())), "xml_depth");
    let page = format!("<html>{}Kế hoạch{}", "<div>".repeat(depth), "</div>".repeat(depth));
    assert_eq!(blocks(&check("deep.html", page.as_bytes(), Limits::default()).unwrap()).len(), 1);
    let page = format!("<html>{}Kế hoạch", "<table><tr><td>".repeat(2_000));
    assert!(check("deep.html", page.as_bytes(), Limits::default()).is_ok());
}

#[test]
fn encrypted_and_foreign_files_are_named() {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let encrypted = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &[0; 600], &name].concat();
    assert!(matches!(check("a.docx", &encrypted, Limits::default()), Err(ReadError::Password { .. })));
    let word: Vec<u8> = "WordDocument".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let doc = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &word].concat();
    for (name, bytes, format) in
        [("a.doc", doc.as_slice(), "DOC"), ("a.docx", b"{\\rtf1 x}".as_slice(), "RTF")]
    {
        let error = check(name, bytes, Limits::default()).unwrap_err();
        assert!(matches!(&error, ReadError::NeedsConversion { format: f, .. } if *f == format), "{error}");
    }
    let archive = zip(&[("a/ke-hoach.txt", b"x"), ("__MACOSX/a", b"x"), ("a/~$b.docx", b"x")]);
    assert_eq!(check("a.zip", &archive, Limits::default()), Err(ReadError::Archive { entries: 1 }));
    for (name, claimed) in [("a.docx", "DOCX"), ("a.XLSX", "XLSX"), ("a.odt", "ODT"), ("a.pdf", "PDF")] {
        let error = Err(ReadError::Misnamed { claimed, entries: 1 });
        assert_eq!(check(name, &archive, Limits::default()), error, "{name}");
    }
    let deck = zip(&[("[Content_Types].xml", b"<Types/>"), ("ppt/presentation.xml", b"<p/>")]);
    assert!(matches!(check("a.pptx", &deck, Limits::default()), Err(ReadError::UnknownFormat { .. })));
    assert_eq!(Archive::open(&archive, &Limits::default()).unwrap().names(), ["a/ke-hoach.txt"]);
    assert!(matches!(
        check("a.docx", b"\x7FELF\x02\x01\x00\x00", Limits::default()),
        Err(ReadError::UnknownFormat { .. })
    ));
}

#[test]
fn cut_and_flipped_files_end_in_a_reading_or_an_error() {
    let body = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Rà soát</w:t></w:r></w:p></w:tc></w:tr></w:tbl>".repeat(20);
    let sheet = r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>STT</t></is></c><c r="B1"><v>2.1</v></c></row></sheetData>"#;
    let files = [("a.docx", docx(&body, &[])), ("a.xlsx", xlsx(sheet, "", ""))];
    for (name, bytes) in &files {
        for step in 1..40 {
            let cut = &bytes[..bytes.len() * step / 40];
            drop(check(name, cut, Limits::default()));
            let mut flipped = bytes.clone();
            let at = bytes.len() * step / 41;
            flipped[at] ^= 0x5A;
            flipped[at / 2] = 0;
            drop(check(name, &flipped, Limits::default()));
        }
    }
}

#[test]
fn long_sheets_stream_up_to_the_limit() {
    let mut rows = String::from("<sheetData>");
    for n in 1..=200_000 {
        // only every tenth row holds text: a used range far larger than the data
        if n % 10 == 0 {
            write!(rows, r#"<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>"#).unwrap();
        } else {
            write!(rows, r#"<row r="{n}"><c r="A{n}" s="1"/></row>"#).unwrap();
        }
    }
    rows.push_str("</sheetData>");
    let file = xlsx(&rows, "", "");
    let reading = check("long.xlsx", &file, Limits::default()).unwrap();
    assert_eq!(blocks(&reading).len(), 20_000);
    let tight = Limits { sheet_cells: 1000, ..Limits::default() };
    let reading = check("long.xlsx", &file, tight).unwrap();
    assert_eq!(blocks(&reading).len(), 1000);
    let [said] = reading.diagnostics.as_slice() else { panic!("{:?}", reading.diagnostics) };
    assert_eq!((said.code, said.arguments[0].as_str()), (model::Code::RowsLeftOut, "10010–200000"));
}

/// A small plan at the top of a sheet whose rows go on, styled and blank, far below it.
#[test]
fn a_small_plan_in_a_sheet_of_very_many_rows() {
    let text =
        |place: &str, text: &str| format!(r#"<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let mut rows = String::from(r#"<dimension ref="A1:XFD1048576"/><sheetData>"#);
    for n in 1..=150_000 {
        let cells = match n {
            1 => text("A1", "STT") + &text("B1", "Nội dung") + &text("C1", "Cơ quan chủ trì"),
            2..=21 => {
                let place = |column| format!("{column}{n}");
                text(&place("A"), &(n - 1).to_string())
                    + &text(&place("B"), "Rà soát bến đò")
                    + &text(&place("C"), "Sở Xây dựng")
            }
            _ => format!(r#"<c r="A{n}" s="1"/><c r="C{n}" s="1"/>"#),
        };
        write!(rows, r#"<row r="{n}">{cells}</row>"#).unwrap();
    }
    rows.push_str("</sheetData>");
    let limits = Limits { sheet_cells: 63, ..Limits::default() };
    let reading = check("plan.xlsx", &xlsx(&rows, "", ""), limits).unwrap();
    let [model::Block::Fragment(table)] = blocks(&reading) else { panic!("one table: {reading:?}") };
    assert_eq!((table.rows.len(), table.width), (21, 3));
}

#[test]
fn a_sheet_of_masses_of_data_leaves_the_others_their_room() {
    let row = |n: usize| format!(r#"<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"><v>7</v></c></row>"#);
    let sheet = |rows: usize| format!("<sheetData>{}</sheetData>", (1..=rows).map(row).collect::<String>());
    let file = office::xlsx_of(&[("Số liệu", &sheet(200)), ("Kế hoạch", &sheet(10)), ("Thêm", &sheet(300))]);
    let tight = Limits { sheet_cells: 100, ..Limits::default() };
    let reading = check("three.xlsx", &file, tight).unwrap();
    let kept: Vec<usize> = office::fragments(&reading).iter().map(|f| f.rows.len()).collect();
    assert_eq!(kept, [20, 10, 20]);
    let said: Vec<&str> = reading.diagnostics.iter().map(|d| d.message.as_str()).collect();
    assert!(said[0].contains("21–200") && said[0].contains("«Số liệu»"), "{said:?}");
    assert!(said[1].contains("21–300") && said[1].contains("«Thêm»"), "{said:?}");
    assert_eq!(said.len(), 2);
}

#[test]
fn long_tables_of_values_are_read_as_far_as_they_fit() {
    let lines: String = (1..=500).map(|n| format!("{n};\"a\nb\";c\n")).collect();
    let tight = Limits { sheet_cells: 100, ..Limits::default() };
    let reading = check("long.csv", lines.as_bytes(), tight).unwrap();
    assert_eq!(office::fragments(&reading)[0].rows.len(), 33);
    assert_eq!(reading.diagnostics[0].arguments[0], "67–1000", "two lines a record");
}

#[test]
fn long_lines_and_wide_rows_take_linear_time() {
    let line = "Rà soát quy hoạch và kế hoạch, ".repeat(600_000);
    assert_eq!(blocks(&check("line.txt", line.as_bytes(), Limits::default()).unwrap()).len(), 1);
    let wide = format!("{}\n{}\n", "a\t".repeat(10_000), "1\t".repeat(10_000));
    assert_eq!(blocks(&check("wide.txt", wide.as_bytes(), Limits::default()).unwrap()).len(), 1);
    let bars = "|a".repeat(300_000);
    assert!(check("bars.md", format!("{bars}\n|-\n{bars}").as_bytes(), Limits::default()).is_ok());
    let stars = "**a *b ".repeat(100_000);
    assert!(check("stars.md", stars.as_bytes(), Limits::default()).is_ok());
    let quotes = "\"a,".repeat(300_000);
    assert!(check("quotes.csv", quotes.as_bytes(), Limits::default()).is_ok());
    let tags = format!("<html><p>{}", "a<b>".repeat(50_000));
    assert!(check("tags.html", tags.as_bytes(), Limits::default()).is_ok());
    let big = Limits { html_bytes: 1000, ..Limits::default() };
    assert_eq!(limit(check("tags.html", tags.as_bytes(), big)), "html_bytes");
    let spans = format!("<html><table>{}", "<tr><td colspan=9999 rowspan=99999>a<td>b".repeat(2_000));
    assert!(check("spans.html", spans.as_bytes(), Limits::default()).is_ok());
}

//! Workbooks: what cells display, where tables are, what is hidden.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use crate::office;

use ingest::detect::Format;
use ingest::{ReadSettings, csv, sheet};
use office::{fragments, paragraphs, rows, xlsx};

fn read(xml: &str, styles: &str, strings: &str) -> model::Reading {
    sheet::read(Format::Xlsx, &xlsx(xml, styles, strings), &ReadSettings::default()).unwrap()
}

fn text(reference: &str, text: &str) -> String {
    format!(r#"<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

const STYLES: &str = r#"<numFmts><numFmt numFmtId="164" formatCode="0.00"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts>
    <fonts><font><sz val="13"/></font><font><b/><sz val="14"/></font></fonts>
    <cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="1"/><xf numFmtId="165" fontId="0"/></cellXfs>"#;

#[test]
fn numbers_and_dates_come_as_displayed() {
    let xml = r#"<sheetData><row r="1"><c r="A1" s="1"><v>2.1</v></c><c r="B1"><v>2.1</v></c><c r="C1" s="2"><v>45657</v></c></row>
        <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="str"><f>A1</f><v>x</v></c><c r="C2" t="b"><v>1</v></c></row></sheetData>"#;
    let strings = "<si><r><t>Quý </t></r><r><rPr><b/></rPr><t>IV</t></r><rPh><t>bỏ</t></rPh></si>";
    let reading = read(xml, STYLES, strings);
    let table = fragments(&reading)[0];
    assert_eq!(rows(table), ["0:2.10 | 1:2.1 | 2:31/12/2024", "0:Quý IV | 1:x | 2:TRUE"]);
    let first = &table.rows[0].cells[0];
    assert!(first.style.bold);
    assert_eq!((first.region.sheet(), first.region.cells()), (Some("Phụ lục"), Some("A1")));
}

#[test]
fn titles_stand_apart_and_blank_rows_part_a_table() {
    let row = |n: u32, cells: &[(&str, &str)]| {
        let cells: String =
            cells.iter().map(|(column, value)| text(&format!("{column}{n}"), value)).collect();
        format!(r#"<row r="{n}">{cells}</row>"#)
    };
    let xml = format!(
        "<sheetData>{}{}{}{}{}{}</sheetData><mergeCells><mergeCell ref=\"A1:C1\"/></mergeCells>",
        row(1, &[("A", "PHỤ LỤC")]),
        row(3, &[("A", "STT"), ("B", "Nội dung"), ("C", "Chủ trì")]),
        row(4, &[("A", "1"), ("B", "Rà soát")]),
        row(6, &[("B", "Đào tạo"), ("C", "Sở B")]),
        row(8, &[("A", "Nơi nhận:"), ("C", "TM. ỦY BAN NHÂN DÂN")]),
        row(900_000, &[("A", "cuối")]),
    );
    let reading = read(&xml, "", "");
    assert_eq!(paragraphs(&reading), ["PHỤ LỤC", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "cuối"]);
    let seen: Vec<_> = fragments(&reading).iter().map(|f| (f.width, rows(f))).collect();
    let expected = [
        (3, vec!["0:STT | 1:Nội dung | 2:Chủ trì".to_owned(), "0:1 | 1:Rà soát | 2:".to_owned()]),
        (3, vec!["0: | 1:Đào tạo | 2:Sở B".to_owned()]),
    ];
    assert_eq!(seen, expected);
}

#[test]
fn merged_cells_span_and_cover() {
    let xml = format!(
        r#"<sheetData><row r="1">{}{}{}</row><row r="2">{}{}</row><row r="3">{}{}{}</row></sheetData>
           <mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>"#,
        text("A1", "TT"),
        text("B1", "Thời gian"),
        text("D1", "Ghi chú"),
        text("B2", "Từ"),
        text("C2", "Đến"),
        text("A3", "1"),
        text("B3", "2024"),
        text("C3", "2025"),
    );
    let reading = read(&xml, "", "");
    let expected = ["0^2:TT | 1+2:Thời gian | 3:Ghi chú", "1:Từ | 2:Đến | 3:", "0:1 | 1:2024 | 2:2025 | 3:"];
    assert_eq!(rows(fragments(&reading)[0]), expected);
}

#[test]
fn hidden_rows_and_columns_are_kept_and_said() {
    let xml = format!(
        r#"<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1">{}{}</row><row r="2" hidden="1">{}{}</row></sheetData>"#,
        text("A1", "TT"),
        text("B1", "Nội dung"),
        text("A2", "1"),
        text("B2", "Rà soát")
    );
    let reading = read(&xml, "", "");
    let table = fragments(&reading)[0];
    assert_eq!(table.rows.iter().map(|r| r.hidden).collect::<Vec<_>>(), [false, true]);
    assert_eq!(reading.diagnostics[0].arguments, ["«Phụ lục»: B, 2"]);
}

#[test]
fn a_lost_zero_is_given_back_only_where_nothing_else_fits() {
    let row = |n: u32, value: &str| {
        format!(r#"<row r="{n}"><c r="A{n}"><v>{value}</v></c>{}</row>"#, text(&format!("B{n}"), "việc"))
    };
    let values = ["2.1", "2.2", "2.3", "3.1", "2.8", "2.9", "2.1", "2.11", "2.1"];
    let xml: String = (1..).zip(values).map(|(n, v)| row(n, v)).collect();
    let reading = read(&format!("<sheetData>{xml}</sheetData>"), "", "");
    let seen: Vec<_> = fragments(&reading)[0].rows.iter().map(|r| r.cells[0].text.clone()).collect();
    assert_eq!(seen, ["2.1", "2.2", "2.3", "3.1", "2.8", "2.9", "2.10", "2.11", "2.1"]);
    assert_eq!(reading.diagnostics.len(), 1);
}

#[test]
fn two_tables_side_by_side_are_two() {
    let xml = format!(
        r#"<sheetData><row r="1">{}{}{}{}</row><row r="2">{}{}{}{}</row></sheetData>"#,
        text("A1", "STT"),
        text("B1", "Việc"),
        text("D1", "STT"),
        text("E1", "Việc"),
        text("A2", "1"),
        text("B2", "a"),
        text("D2", "1"),
        text("E2", "b"),
    );
    let reading = read(&xml, "", "");
    assert_eq!(
        fragments(&reading).iter().map(|f| rows(f)[1].clone()).collect::<Vec<_>>(),
        ["0:1 | 1:a", "0:1 | 1:b"]
    );
}

#[test]
fn ragged_csv_loses_nothing() {
    let reading = csv::read(
        "STT,Nội dung,Chủ trì\n1,\"Rà soát, bổ sung\"\n2,Đào tạo,Sở B,thừa\n".as_bytes(),
        &ReadSettings::default(),
    )
    .unwrap();
    let expected = [
        "0:STT | 1:Nội dung | 2:Chủ trì | 3:",
        "0:1 | 1:Rà soát, bổ sung | 2: | 3:",
        "0:2 | 1:Đào tạo | 2:Sở B | 3:thừa",
    ];
    assert_eq!(rows(fragments(&reading)[0]), expected);
}

fn row_of(n: u32, cells: &[(&str, &str)]) -> String {
    let cells: String = cells.iter().map(|(column, value)| text(&format!("{column}{n}"), value)).collect();
    format!(r#"<row r="{n}">{cells}</row>"#)
}

#[test]
fn a_legend_beside_a_table_is_no_column_of_it() {
    let xml = [
        row_of(1, &[("A", "STT"), ("B", "Việc"), ("G", "Ghi chú màu")]),
        row_of(2, &[("A", "1"), ("B", "a"), ("G", "Đỏ: chậm")]),
        row_of(4, &[("A", "2"), ("B", "b")]),
    ];
    let reading = read(&format!("<sheetData>{}</sheetData>", xml.concat()), "", "");
    let seen: Vec<_> = fragments(&reading).iter().map(|f| rows(f)).collect();
    assert_eq!(seen, [vec!["0:STT | 1:Việc", "0:1 | 1:a"], vec!["0:2 | 1:b"]]);
    assert_eq!(paragraphs(&reading), ["Ghi chú màu", "Đỏ: chậm"]);
    // a merged cell over the gap holds both together
    let merged = format!(
        r#"<sheetData>{}</sheetData><mergeCells><mergeCell ref="B1:F1"/></mergeCells>"#,
        xml.concat()
    );
    assert_eq!(fragments(&read(&merged, "", ""))[0].width, 7);
}

#[test]
fn the_name_under_a_signature_belongs_to_no_table() {
    let xml = [
        row_of(1, &[("A", "STT"), ("B", "Việc"), ("C", "Chủ trì")]),
        row_of(2, &[("A", "1"), ("B", "Rà soát"), ("C", "Sở A")]),
        row_of(4, &[("A", "Nơi nhận:"), ("C", "TM. ỦY BAN NHÂN DÂN")]),
        row_of(5, &[("A", "- Lưu: VT."), ("C", "CHỦ TỊCH")]),
        row_of(9, &[("C", "Nguyễn Văn Bình")]),
    ];
    let reading = read(&format!("<sheetData>{}</sheetData>", xml.concat()), "", "");
    assert_eq!(fragments(&reading).len(), 1);
    let expected = ["Nơi nhận:", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Bình"];
    assert_eq!(paragraphs(&reading), expected);
}

#[test]
fn open_documents_show_dates_and_say_what_is_hidden() {
    let content = r#"<office:document-content xmlns:office="o" xmlns:style="s" xmlns:table="t" xmlns:text="x" xmlns:number="n" xmlns:fo="f">
        <office:font-face-decls><style:font-face style:name="F1" fo:font-family="'.VnTime'"/></office:font-face-decls>
        <office:automatic-styles><number:date-style style:name="N1"><number:month/><number:text>-</number:text><number:year/></number:date-style>
        <style:style style:name="c1" style:family="table-cell" style:data-style-name="N1"/>
        <style:style style:name="c2" style:family="table-cell"><style:text-properties style:font-name="F1" fo:font-weight="bold"/></style:style>
        <style:style style:name="t1" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
        <office:body><office:spreadsheet><table:table table:name="KH" table:style-name="t1"><table:table-column table:default-cell-style-name="c2"/>
        <table:table-row><table:table-cell><text:p>®&#173;êng <text:span>quy ho¹ch</text:span></text:p></table:table-cell>
        <table:table-cell table:style-name="c1" office:value-type="date" office:date-value="2026-05-01"><text:p>May-26</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float"><text:p>2.10</text:p></table:table-cell><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>
        </table:table></office:spreadsheet></office:body></office:document-content>"#;
    let file = office::zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ]);
    let reading = sheet::read(Format::Ods, &file, &ReadSettings::default()).unwrap();
    let table = fragments(&reading)[0];
    assert_eq!(rows(table), ["0:đường quy hoạch | 1:05/2026", "0:2.10 | 1:x", "0:2.10 | 1:x"]);
    assert!(table.rows[0].cells[0].style.bold);
    assert_eq!(reading.encodings, [model::Encoding::Tcvn3, model::Encoding::Unicode]);
    assert_eq!(reading.diagnostics[0].arguments, ["«KH»: *"]);
}

//! DOCX: numbers that Word prints, merged cells, tracked changes, notes, boxes, fields, symbols.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use crate::office;

use ingest::{ReadSettings, docx};
use office::{docx as file, fragments, paragraphs, rows};

fn read(body: &str, more: &[(&str, &str)]) -> model::Reading {
    docx::read(&file(body, more), &ReadSettings::default()).unwrap()
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn tc(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

const NUMBERING: &str = r#"<w:numbering>
    <w:abstractNum w:abstractNumId="0">
      <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
      <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>
    </w:abstractNum>
    <w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>
    <w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
  </w:numbering>"#;

fn numbered(instance: u32, level: u32, text: &str) -> String {
    let run = if text.is_empty() { String::new() } else { format!("<w:r><w:t>{text}</w:t></w:r>") };
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr></w:pPr>{run}</w:p>"#
    )
}

#[test]
fn an_automatic_index_column_comes_out_as_its_numbers() {
    let row = |text: &str| format!("<w:tr>{}{}</w:tr>", tc("", &numbered(3, 0, "")), tc("", &p(text)));
    let header =
        format!("<w:tr><w:trPr><w:tblHeader/></w:trPr>{}{}</w:tr>", tc("", &p("TT")), tc("", &p("Nội dung")));
    let body = format!("<w:tbl>{header}{}{}</w:tbl>", row("Rà soát"), row("Đào tạo"));
    let reading = read(&body, &[("numbering.xml", NUMBERING)]);
    let tables = fragments(&reading);
    assert_eq!(rows(tables[0]), ["0:TT | 1:Nội dung", "0:1. | 1:Rà soát", "0:2. | 1:Đào tạo"]);
    assert_eq!(tables[0].declared_header, 1);
}

#[test]
fn numbers_stand_in_the_marker_and_restart_where_word_restarts() {
    let body = [
        numbered(3, 0, "Mục đích"),
        numbered(3, 1, "một"),
        numbered(3, 1, "hai"),
        numbered(3, 0, "Yêu cầu"),
        numbered(3, 1, "ba"),
        numbered(4, 0, "mới"),
    ]
    .concat();
    let reading = read(&body, &[("numbering.xml", NUMBERING)]);
    let expected = ["[1.] Mục đích", "[a)] một", "[b)] hai", "[2.] Yêu cầu", "[a)] ba", "[1.] mới"];
    assert_eq!(paragraphs(&reading), expected);
}

#[test]
fn merged_cells_become_spans() {
    let body = format!(
        "<w:tbl><w:tr>{}{}{}</w:tr><w:tr>{}{}{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        tc(r#"<w:vMerge w:val="restart"/>"#, &p("TT")),
        tc(r#"<w:vMerge w:val="restart"/>"#, &p("Nội dung")),
        tc(r#"<w:gridSpan w:val="2"/>"#, &p("Thời gian")),
        tc("<w:vMerge/>", "<w:p/>"),
        tc("<w:vMerge/>", "<w:p/>"),
        tc("", &p("Từ")),
        tc("", &p("Đến")),
        tc("", &p("I")),
        tc(r#"<w:gridSpan w:val="3"/>"#, &p("LĨNH VỰC")),
    );
    let reading = read(&body, &[]);
    assert_eq!(
        rows(fragments(&reading)[0]),
        ["0^2:TT | 1^2:Nội dung | 2+2:Thời gian", "2:Từ | 3:Đến", "0:I | 1+3:LĨNH VỰC"]
    );
}

#[test]
fn tracked_changes_are_read_as_accepted_and_said() {
    let body = r#"<w:p><w:r><w:t xml:space="preserve">Sở </w:t></w:r><w:del><w:r><w:delText>A</w:delText></w:r></w:del><w:ins><w:r><w:t>B</w:t></w:r></w:ins></w:p>
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">một </w:t></w:r></w:p><w:p><w:r><w:t>dòng</w:t></w:r></w:p>"#;
    let reading = read(body, &[]);
    assert_eq!(paragraphs(&reading), ["Sở B", "một dòng"]);
    assert_eq!(reading.diagnostics.iter().map(|d| d.code.name()).collect::<Vec<_>>(), ["tracked-changes"]);
}

#[test]
fn the_number_of_a_deleted_row_goes_to_the_next() {
    let row = |change: &str, text: &str| {
        format!("<w:tr><w:trPr>{change}</w:trPr>{}{}</w:tr>", tc("", &numbered(3, 0, "")), tc("", &p(text)))
    };
    let deleted = r#"<w:del w:id="1" w:author="a"/>"#;
    let table = format!("<w:tbl>{}{}{}</w:tbl>", row("", "một"), row(deleted, "bỏ"), row("", "hai"));
    let reading = read(&table, &[("numbering.xml", NUMBERING)]);
    assert_eq!(rows(fragments(&reading)[0]), ["0:1. | 1:một", "0:2. | 1:hai"]);
}

#[test]
fn fields_show_results_and_notes_follow_the_body() {
    let body = r#"<w:p><w:r><w:t xml:space="preserve">Trang </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>"#;
    let notes = r#"<w:footnotes><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Luật năm 2024</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
    let reading = read(body, &[("footnotes.xml", notes)]);
    assert_eq!(paragraphs(&reading), ["Trang 7", "[1] Luật năm 2024"]);
}

#[test]
fn a_text_box_is_read_once() {
    let inner = p("Trong khung");
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{inner}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Ngoài</w:t></w:r></w:p>"
    );
    let reading = read(&body, &[]);
    assert_eq!(paragraphs(&reading), ["Ngoài", "Trong khung"]);
    let model::Content::Blocks(blocks) = &reading.content else { panic!("a DOCX has blocks") };
    let boxed = |block: &model::Block| matches!(block, model::Block::Paragraph(p) if p.boxed);
    assert_eq!(blocks.iter().map(boxed).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn layout_tables_are_paragraphs_and_nested_tables_lines() {
    let letterhead = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        tc("", &p("UBND TỈNH X")),
        tc("", &p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
    );
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", tc("", &p("a")), tc("", &p("b")));
    let outer = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        tc("", &p("TT")),
        tc("", &p("Nội dung")),
        tc("", &p("1")),
        tc("", &format!("{}{inner}<w:p/>", p("trước")))
    );
    let reading = read(&format!("{letterhead}{outer}"), &[]);
    assert_eq!(paragraphs(&reading), ["UBND TỈNH X", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]);
    assert_eq!(rows(fragments(&reading)[0]), ["0:TT | 1:Nội dung", "0:1 | 1:trước⏎a b"]);
}

#[test]
fn capitals_symbols_breaks_and_hidden_text() {
    let body = r#"<w:p><w:r><w:rPr><w:caps/><w:b/></w:rPr><w:t>đến năm</w:t></w:r><w:r><w:br/><w:sym w:font="Wingdings" w:char="F0FC"/><w:tab/><w:t>x&#259;</w:t><w:noBreakHyphen/><w:t>&amp;</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>"#;
    let reading = read(body, &[]);
    assert_eq!(paragraphs(&reading), ["ĐẾN NĂM\n✓ xă-&"]);
    assert_eq!(
        reading.diagnostics.iter().map(|d| d.code.name()).collect::<Vec<_>>(),
        ["hidden-text-left-out"]
    );
}

#[test]
fn a_broken_part_beside_the_main_one_is_said() {
    let reading = read(&p("Kế hoạch"), &[("numbering.xml", "<w:numbering><w:num></w:numbering>")]);
    assert_eq!(paragraphs(&reading), ["Kế hoạch"]);
    assert_eq!(reading.diagnostics.iter().map(|d| d.code.name()).collect::<Vec<_>>(), ["part-unreadable"]);
}

//! Input that is no plan, or a plan that is odd: a clear error or a diagnostic, nothing lost, no panic.

use boctach::{ExtractError, ExtractSettings};
use model::Extraction;

fn extract(name: &str, bytes: &[u8]) -> Result<Extraction, ExtractError> {
    boctach::extract(name, bytes, &ExtractSettings::default())
}

fn read(text: &str) -> Extraction {
    extract("plan.txt", text.as_bytes()).unwrap_or_else(|e| panic!("{e}"))
}

const HEADER: &str = "STT\tNội dung công việc\tCơ quan chủ trì\tThời gian hoàn thành\n";

#[test]
fn an_empty_file_says_so() {
    match extract("empty.txt", b"") {
        Ok(out) => {
            let codes: Vec<_> = out.diagnostics.iter().map(|d| d.code).collect();
            assert_eq!(codes, [model::Code::NoText]);
            assert!(out.tasks.is_empty());
        }
        Err(error) => assert!(error.to_string().contains("empty.txt")),
    }
}

#[test]
fn a_binary_is_a_typed_error_with_its_name() {
    let bytes: Vec<u8> = (0..4096_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let error = extract("program.bin", &bytes).expect_err("no plan");
    assert!(error.to_string().contains("program.bin"), "{error}");
}

#[test]
fn bytes_that_are_no_utf_8_are_named() {
    let mut bytes = "Kế hoạch số 5\n".as_bytes().to_vec();
    bytes.extend([0xFF, 0xC3, 0x28, 0x00, 0x01]);
    match extract("broken.txt", &bytes) {
        Ok(out) => assert!(!out.diagnostics.is_empty()),
        Err(error) => assert!(error.to_string().contains("broken.txt"), "{error}"),
    }
}

#[test]
fn a_document_without_a_task_is_no_error() {
    let out = read("Thông báo về lịch nghỉ lễ.\n\nTrời đẹp.\n");
    assert!(out.tasks.is_empty());
    assert!(!out.diagnostics.is_empty(), "a diagnostic says that there is none");
}

#[test]
fn a_header_without_rows_gives_no_task() {
    assert!(read(HEADER).tasks.is_empty());
}

#[test]
fn rows_without_a_header_are_kept() {
    let out = read(
        "1\tXây dựng kế hoạch trồng rừng.\tSở Nội vụ\tNăm 2023\n2\tRà soát quy hoạch.\tSở Tài chính\tNăm 2024\n",
    );
    let json = String::from_utf8(export::json::write(&out).expect("JSON")).expect("UTF-8");
    for text in ["trồng rừng", "Rà soát quy hoạch"] {
        assert!(json.contains(text), "«{text}» is lost");
    }
}

#[test]
fn numbers_that_repeat_or_go_back_keep_every_row() {
    let rows = "1\tXây dựng kế hoạch.\tSở Nội vụ\tNăm 2023\n1\tRà soát quy hoạch.\tSở Tài chính\tNăm 2024\n\
                5\tTổ chức hội nghị.\tSở Y tế\tNăm 2024\n3\tKiểm tra, giám sát.\tSở Y tế\tNăm 2025\n";
    let out = read(&format!("{HEADER}{rows}"));
    assert_eq!(out.tasks.len(), 4);
    assert!(!out.diagnostics.is_empty());
    let ids: std::collections::BTreeSet<_> = out.tasks.iter().map(|t| &t.id).collect();
    assert_eq!(ids.len(), 4);
}

#[test]
fn ten_thousand_columns_end() {
    let line = "x\t".repeat(10_000);
    let _ = extract("wide.txt", format!("{line}\n{line}\n").as_bytes());
}

#[test]
fn one_line_of_many_megabytes_is_kept_as_text() {
    let line = "Sở Nội vụ chủ trì ".repeat(150_000);
    let out = read(&line);
    assert!(out.tasks.is_empty());
    assert!(out.diagnostics.iter().any(|d| d.code == model::Code::ParagraphTooLong));
    let kept: usize = out.outline.iter().flat_map(|n| &n.paragraphs).map(|p| p.text.len()).sum();
    assert_eq!(kept, line.trim_end().len(), "nothing is lost");
}

#[test]
fn a_file_beyond_the_limit_is_a_typed_error() {
    let mut settings = ExtractSettings::default();
    settings.read.limits.file_bytes = 1000;
    let error = boctach::extract("long.txt", "Sở Nội vụ chủ trì ".repeat(1000).as_bytes(), &settings);
    let error = error.expect_err("a limit");
    assert!(error.to_string().contains("long.txt"), "{error}");
}

/// A page of megabytes whose paragraphs assign nothing, and one whose headings all carry one number: work that grew with
/// the square of either would not end.
#[test]
fn a_web_page_of_very_many_paragraphs_ends() {
    let prose = "<p>Kinh tế - xã hội của tỉnh tiếp tục phát triển.</p>".repeat(30_000);
    let out = extract("long.html", format!("<html><body>{prose}").as_bytes()).expect("it is readable");
    assert_eq!(out.outline.iter().map(|n| n.paragraphs.len()).sum::<usize>(), 30_000);
    let heading =
        |at: usize| format!("<p><b>1. CÔNG TÁC TRỒNG RỪNG {at}</b></p><p>Diện tích rừng tăng đều.</p>");
    let headings: String = (0..5_000).map(heading).collect();
    let out = extract("same.html", format!("<html><body>{headings}").as_bytes()).expect("it is readable");
    let ids: std::collections::BTreeSet<_> = out.outline.iter().map(|n| &n.id).collect();
    assert_eq!(ids.len(), out.outline.len());
    assert!(out.outline.len() >= 5_000, "{}", out.outline.len());
    let again = heading(1).repeat(5_000);
    let out = extract("again.html", format!("<html><body>{again}").as_bytes()).expect("it is readable");
    assert_eq!(out.outline.len(), 1, "a heading printed again opens no second section");
    assert_eq!(out.outline.iter().map(|n| n.paragraphs.len()).sum::<usize>(), 5_000);
}

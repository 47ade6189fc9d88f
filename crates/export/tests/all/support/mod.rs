//! An invented extraction with every kind of value that an export has to carry.

#![allow(dead_code, reason = "each test program uses a part of it")]

use jiff::civil::date;
use model::{
    Annex, Bound, Citation, CitationKind, Code, Confidence, Diagnostic, DocumentInfo, DocumentKind, Doubt,
    Encoding, Extraction, Generator, Node, NodeOrigin, NodeParagraph, Party, PartyKind, PartyLevel, Region,
    RepairNote, Role, SCHEMA_VERSION, Signature, Source, Span, TableColumn, TableKind, TableRecord, Task,
    TaskRow, TextLayer, Timing, TimingInterval, TimingKind,
};

/// A party of the invented province.
pub(crate) fn party(raw: &str, name: &str, id: &str) -> Party {
    Party {
        raw: raw.into(),
        name: name.into(),
        id: id.into(),
        kind: PartyKind::Department,
        level: PartyLevel::Province,
        place: Some("tỉnh Sông Lam".into()),
        collective: false,
    }
}

/// A time without any dated part.
pub(crate) fn timing(raw: &str, kind: TimingKind) -> Timing {
    Timing { raw: raw.into(), kind, intervals: vec![], recurrence: None, duration: None, condition: None }
}

/// A task with nothing but an id, a path and a text.
pub(crate) fn task(id: &str, path: &[&str], text: &str) -> Task {
    Task {
        number: path.last().map(|&number| number.into()),
        path: path.iter().map(|&number| number.into()).collect(),
        text: text.into(),
        ..Task::new(id.into())
    }
}

fn citation() -> Citation {
    Citation {
        raw: "Quyết định số 325/QĐ-TTg ngày 30/3/2023".into(),
        kind: Some(CitationKind { code: "QĐ".into(), name: "Quyết định".into() }),
        number: Some("325".into()),
        year: None,
        symbol: Some("325/QĐ-TTg".into()),
        date: Some(date(2023, 3, 30)),
        issuer: None,
        pinpoint: None,
        key: "QD|325/qd-ttg|2023-03-30".into(),
        span: Some(Span { field: Some("text".into()), start: 3, end: 42 }),
    }
}

fn full_task() -> Task {
    Task {
        parent: Some("annex-1/V".into()),
        headings: vec!["Chuyển đổi số".into()],
        lead: vec![party("Sở TTTT", "Sở Thông tin và Truyền thông", "so-thong-tin-va-truyen-thong")],
        coordinate: vec![
            party("Sở Y tế", "Sở Y tế", "so-y-te"),
            Party {
                collective: true,
                place: None,
                ..party("các sở, ngành", "các sở, ngành", "cac-so-nganh")
            },
        ],
        deliverable: Some("Báo cáo; kèm \"phụ lục\", bản vẽ".into()),
        finish: Some(
            Timing {
                intervals: vec![
                    TimingInterval {
                        from: Some(date(2023, 4, 1)),
                        to: Some(date(2023, 6, 30)),
                        edtf: "2023-34".into(),
                        bound: Bound::In,
                        action: Some("Trình UBND tỉnh".into()),
                        scope: None,
                    },
                    TimingInterval {
                        from: None,
                        to: Some(date(2023, 12, 31)),
                        edtf: "../2023-12-31".into(),
                        bound: Bound::By,
                        action: None,
                        scope: None,
                    },
                ],
                ..timing("Trình UBND tỉnh quý II; xong trước 31/12/2023", TimingKind::Dated)
            }
            .into(),
        ),
        due: Some(date(2023, 12, 31)),
        budget: Some("1.250 triệu đồng".into()),
        citations: vec![citation()],
        row: Some(TaskRow {
            table: "table-1".into(),
            cells: [("content", "Xây dựng cổng dữ liệu"), ("other:Địa điểm", "")].into_iter().collect(),
        }),
        regions: vec![
            Region { page: Some(3), bbox: Some([72.1, 700.0, 523.3, 780.4]), ..Region::default() },
            Region { page: Some(4), bbox: Some([72.1, 60.0, 523.3, 90.7]), ..Region::default() },
        ],
        repairs: vec![RepairNote {
            rule: "continued-row".into(),
            detail: "joined over the page break".into(),
            confidence: Confidence::new(0.934),
        }],
        confidence: Confidence::new(0.871),
        doubts: vec![
            Doubt { field: "lead".into(), confidence: Confidence::new(0.4), because: "torn cell".into() },
            Doubt {
                field: "row".into(),
                confidence: Confidence::new(0.6),
                because: "a rule is missing".into(),
            },
        ],
        ..task(
            "annex-1/V/2/2.10",
            &["V", "2", "2.10"],
            "Xây dựng cổng dữ liệu mở,\nkết nối với trục quốc gia",
        )
    }
}

/// A document with one rich task, one that repeats, and two that a spreadsheet would run as formulas.
pub(crate) fn extraction() -> Extraction {
    let recurring = Task {
        during: Some(
            Timing {
                recurrence: Some("FREQ=MONTHLY;INTERVAL=3".into()),
                ..timing("Hằng quý", TimingKind::Recurring)
            }
            .into(),
        ),
        regions: vec![Region::on_lines(12, 14)],
        ..task("body/II/1", &["II", "1"], "Báo cáo kết quả")
    };
    let formula = Task {
        note: Some("'đã có dấu nháy".into()),
        budget: Some("-5 tỷ".into()),
        ..task("body/II/2", &["II", "2"], "=HYPERLINK(\"http://example.com\";\"bấm\")")
    };
    Extraction {
        schema_version: SCHEMA_VERSION.into(),
        generator: Generator { name: "boctach".into(), version: "0.1.0".into() },
        source: Source {
            file_name: "ke-hoach.pdf".into(),
            sha256: "0f".repeat(32),
            media_type: "application/pdf".into(),
            byte_length: 12_345,
            page_count: Some(4),
            text_layer: TextLayer::Native,
            encodings: vec![Encoding::Unicode, Encoding::Windows1258],
            digital_signatures: vec![],
        },
        document: DocumentInfo {
            kind: Some(DocumentKind { code: "KH".into(), name: "Kế hoạch".into() }),
            number: Some("45".into()),
            symbol: Some("45/KH-UBND".into()),
            issued_on: Some(date(2023, 2, 15)),
            issued_at: Some("Sông Lam".into()),
            issuer: Some(party("UBND TỈNH", "Ủy ban nhân dân tỉnh Sông Lam", "ubnd-tinh-song-lam")),
            title: Some("Chuyển đổi số năm 2023".into()),
            annex_of: None,
            signatures: vec![Signature {
                authority: Some("TM. ỦY BAN NHÂN DÂN".into()),
                position: Some("CHỦ TỊCH".into()),
                name: None,
            }],
            recipients: vec!["Như Điều 3".into(), "Lưu: VT".into()],
            legal_basis: vec![citation()],
        },
        annexes: vec![Annex { id: "annex-1".into(), number: None, title: None, annex_of: None }],
        outline: vec![Node {
            id: "annex-1/V".into(),
            parent: None,
            origin: NodeOrigin::Table,
            number: Some("V".into()),
            path: vec!["V".into()],
            level: 1,
            title: "Chuyển đổi số".into(),
            row: Some(TaskRow {
                table: "table-1".into(),
                cells: [("content", "Chuyển đổi số")].into_iter().collect(),
            }),
            paragraphs: vec![NodeParagraph {
                text: "Mục tiêu".into(),
                regions: vec![Region::on_lines(4, 4)],
            }],
            regions: vec![Region::on_lines(3, 3)],
        }],
        tables: tables(),
        tasks: vec![recurring, formula, full_task()],
        diagnostics: vec![
            Diagnostic::new(Code::OcrNothing, &["2"]).at(Region { page: Some(2), ..Region::default() }),
        ],
    }
}

/// A table of tasks, and one of figures.
fn tables() -> Vec<TableRecord> {
    vec![
        TableRecord {
            id: "table-1".into(),
            kind: TableKind::Tasks,
            title: None,
            columns: vec![TableColumn { label: vec!["Nhiệm vụ".into()], role: Role::Content }],
            pages: Some([3, 4]),
            row_count: 2,
            rows: vec![],
        },
        TableRecord {
            id: "table-2".into(),
            kind: TableKind::Other,
            title: Some("Chỉ tiêu".into()),
            columns: vec![
                TableColumn { label: vec!["TT".into()], role: Role::Number },
                TableColumn {
                    label: vec!["Năm".into(), "2030".into()],
                    role: Role::Other("Năm / 2030".into()),
                },
            ],
            pages: None,
            row_count: 2,
            rows: vec![vec!["1".into(), "=95%".into()], vec!["2".into(), String::new()]],
        },
    ]
}

/// A second document, without any task.
pub(crate) fn empty() -> Extraction {
    let mut other = extraction();
    other.source.sha256 = "a1".repeat(32);
    other.source.file_name = "trống.docx".into();
    other.tasks.clear();
    other.outline.clear();
    other
}

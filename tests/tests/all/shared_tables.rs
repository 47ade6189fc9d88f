//! Tables of figures from other projects' tests, cell by cell, where the shared folder is present: against the CSV beside
//! them, or against what was read from their drawn pages.

use boctach::ExtractSettings;
use model::{Extraction, TableRecord};
use xtask::eval::shared_folder;

fn extract(file: &str) -> Option<Extraction> {
    let bytes = std::fs::read(shared_folder()?.join(file)).expect("a shared file");
    Some(boctach::extract(file, &bytes, &ExtractSettings::default()).expect("it is readable"))
}

/// The rows of a CSV without its column of row names, if that is blank.
fn truth(file: &str) -> Vec<Vec<String>> {
    let path = shared_folder().expect("the shared folder").join(file);
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(path).expect("a CSV");
    let rows: Vec<Vec<String>> =
        reader.records().map(|r| r.expect("a row").iter().map(folded).collect()).collect();
    let unnamed = rows.iter().all(|r| r.first().is_some_and(String::is_empty));
    rows.into_iter().map(|r| r.into_iter().skip(usize::from(unnamed)).collect()).collect()
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a cell is the truth's. Letters that reach over a rule are printed, and left out in the CSV.
fn agrees(have: &str, want: &str, over_the_rule: &mut usize) -> bool {
    let have = folded(have);
    let reaches = have.strip_prefix(want).is_some_and(|rest| rest.chars().count() == 1 && want.len() > 15);
    *over_the_rule += usize::from(reaches);
    have == want || reaches
}

#[test]
fn cells_are_those_of_the_csv() {
    for (name, tables, reaching) in [("schools", 1, 5), ("spanning_cells", 2, 0)] {
        let Some(out) = extract(&format!("corpus/{name}.pdf")) else { return };
        let want = truth(&format!("corpus/{name}.csv"));
        assert_eq!(out.tables.len(), tables, "{name}");
        let rows: Vec<&Vec<String>> = out.tables.iter().flat_map(|t| &t.rows).collect();
        assert!(rows.len() >= want.len(), "{name}");
        let mut over_the_rule = 0;
        for (have, want) in rows.iter().zip(&want) {
            assert_eq!(have.len(), want.len(), "{name}: {have:?}");
            let same = have.iter().zip(want).all(|(h, w)| agrees(h, w, &mut over_the_rule));
            assert!(same, "{name}: {have:?} for {want:?}");
        }
        assert_eq!(over_the_rule, reaching, "{name}");
    }
}

/// Rows of a table as `cell|cell|…`.
fn rows(table: &TableRecord) -> Vec<String> {
    table.rows.iter().map(|r| r.join("|")).collect()
}

/// A file, how many rows and columns each of its tables has on the drawn pages, and a few rows of the first.
type Drawn = (&'static str, &'static [(usize, usize)], &'static [&'static str]);

const DRAWN: &[Drawn] = &[
    (
        "corpus/rotated_page.pdf",
        &[(37, 15)],
        &[
            "Outlays:||||||||||||||",
            "Subtotal, appropriated programs ..................|1,300|1,319|1,265|1,219|1,222|1,235|1,259|1,283|\
             1,310|1,338|1,367|1,398|6,200|12,896",
            "Troubled Asset Relief Program (TARP)5 ............|–38|35|12|8|5|2|1|*|*|*|.........|.........|29|30",
            "Off-budget deficit / surplus (–) ...................................|–67|–60|–38|–27|–21|–25|–23|–26|–22|\
             –10|–5|4|–134|–193",
        ],
    ),
    (
        "corpus/issue-53-example.pdf",
        &[(17, 8), (10, 10), (17, 8), (18, 9), (23, 4), (23, 8)],
        &[
            "FY2014|7,793,704|100.9|36,109,588|102.0|47,696,816|103.2|75.7",
            "May-2015|686,908|110.9|3,201,403|110.0|4,118,309|103.8|77.7",
            "FY15 1st Q TTL|2,007,367|108.8|9,358,245|108.9|12,008,829|102.4|77.9",
        ],
    ),
    (
        "corpus/vertical_header.pdf",
        &[(16, 27), (16, 19), (16, 19), (15, 11), (42, 6)],
        &[
            "Alcona|963|439|55|26|47|164|173|111||268||272||275||269||271||224|76|||||",
            "Totals|9237|3396|371|373|317|1102|1221|835|0|1914|0|1934||1967||1963|0|1889|0|363|219|381|321|268|160|0",
        ],
    ),
    (
        "corpus/row_span_1.pdf",
        &[(40, 4)],
        &[
            "GMC|Sacramento|Molina Healthcare|59,989",
            "COHS|Trinity|Partnership Health Plan of CA|4,542",
            "PCCM|Total PHP Enrollment||853",
        ],
    ),
];

#[test]
fn tables_are_those_of_the_drawn_pages() {
    for (file, shapes, some) in DRAWN {
        let Some(out) = extract(file) else { return };
        let have: Vec<(usize, usize)> = out.tables.iter().map(|t| (t.rows.len(), t.columns.len())).collect();
        assert_eq!(have, *shapes, "{file}");
        let first = out.tables.first().map(rows).unwrap_or_default();
        for row in *some {
            assert!(first.iter().any(|r| r == row), "{file} has no row {row}");
        }
    }
}

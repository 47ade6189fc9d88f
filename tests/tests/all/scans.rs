//! Scans as the installed engine reads them: how many letters are wrong. Left out, and said, where there is no engine;
//! on CI that is a failure.

use std::io::Write as _;

use ingest::{Album, ReadSettings};
use model::Content;
use xtask::eval::{Characters, characters, engine, read_scan};
use xtask::fixture::Fixture;

/// Highest share of wrong letters.
const BARS: &[(&str, f64)] = &[
    ("scan-prose-300", 0.005),
    ("scan-prose-150-bits", 0.03),
    ("scan-prose-no-seal", 0.005),
    ("scan-prose-gray-seal", 0.02),
    ("scan-table-sideways", 0.01),
    ("scan-photo", 0.01),
    ("scan-fax-pdf", 0.01),
    ("scan-jbig2-pdf", 0.01),
];
/// What a red seal over the text may cost.
const SEAL: f64 = 0.01;

fn wrong(slug: &str) -> Characters {
    let fixture = Fixture::open(slug).expect("a fixture");
    let bytes = fixture.bytes().expect("its source");
    let reading = read_scan(&fixture.origin.source, &bytes).expect("it is readable");
    let Content::Pages(pages) = &reading.content else { panic!("{slug}: pages expected") };
    characters(&fixture.printed().expect("what is printed"), pages, |printed, read| {
        eprintln!("{slug}: «{printed}» «{read}»");
    })
}

/// The picture that a page of a scan holds, with whether it is stored as such.
fn stored(slug: &str) -> (bool, image::GrayImage) {
    let fixture = Fixture::open(slug).expect("a fixture");
    let (bytes, settings) = (fixture.bytes().expect("its source"), ReadSettings::default());
    let album =
        Album::open(&fixture.origin.source, &bytes, &settings).expect("it opens").expect("it has pages");
    let shown = album.show(0, 300.0, &settings).expect("a picture");
    (shown.stored, shown.picture.to_luma8())
}

/// The same sheet under two codes of copiers: no engine is needed to see that both are decoded, and not rendered anew.
#[test]
fn fax_and_jbig2_hold_the_same_picture() {
    let ((fax_stored, fax), (jbig2_stored, jbig2)) = (stored("scan-fax-pdf"), stored("scan-jbig2-pdf"));
    assert!(fax_stored && jbig2_stored, "the pictures are taken as they are stored");
    assert!(fax == jbig2, "the two codes hold the same samples");
    let ink = fax.pixels().filter(|p| p.0[0] < 128).count() as f64 / f64::from(fax.width() * fax.height());
    assert!((0.01..0.2).contains(&ink), "a printed page, ink on paper: {ink:.3}");
}

#[test]
fn letters_are_read_within_their_bars() {
    if let Err(error) = engine() {
        assert!(
            std::env::var_os("CI").is_none(),
            "{error}: CI must have tesseract-ocr and tesseract-ocr-vie"
        );
        let _ = writeln!(std::io::stderr(), "{error}: a test is left out");
        return;
    }
    let mut over = Vec::new();
    for (slug, bar) in BARS {
        let found = wrong(slug);
        assert!(found.all > 300, "{slug}: only {} letters are printed", found.all);
        if found.rate() > *bar {
            over.push(format!("{slug}: {:.4}, bar {bar}", found.rate()));
        }
    }
    let (with, without) = (wrong("scan-prose-red-seal").rate(), wrong("scan-prose-no-seal").rate());
    if with > without + SEAL {
        over.push(format!("a red seal costs {:.4}, bar {SEAL}", with - without));
    }
    assert!(over.is_empty(), "{over:#?}");
}

//! The schema and the documented columns, generated.

use anyhow::Result;

/// Files that are generated, by their path from the root, with what they must hold.
pub fn generated() -> Vec<(&'static str, String)> {
    vec![
        ("schemas/extraction.v1.json", export::schema::schema()),
        ("schemas/columns.md", export::flat::columns_markdown()),
        ("schemas/tables.md", export::relations::relations_markdown()),
    ]
}

/// Writes them.
pub fn write() -> Result<()> {
    for (path, text) in generated() {
        let path = crate::root().join(path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&path, text)?;
        println!("wrote {}", path.display());
    }
    Ok(())
}

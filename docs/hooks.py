"""What `mkdocs` does besides: takes in the pages of the project's root, and fills the gallery.

Pages link to each other as they lie in the repository, so that the links work there too; here those between
`docs/` and the root are turned into links between pages.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT: Final = Path(__file__).resolve().parents[1]
# Under which name each file of the root is found on the site. The README's part is played by index.md.
TAKEN_IN: Final = {
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "README.md": "readme.md",
}
AS_FILES: Final = {
    "LICENSE": "license.txt",
    ".env.example": "env.example.txt",
    "documents/fonts/LICENSE.txt": "fonts-license.txt",
}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the root's pages and files to those of `docs/`."""
    for source, name in (TAKEN_IN | AS_FILES).items():
        files.append(File.generated(config, name, content=_relinked((ROOT / source).read_text("utf-8"))))
    return files


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
    """Turn links to the root, and name the pictures that there are in the gallery."""
    markdown = _relinked(markdown)
    if page.file.src_uri == "gallery.md":
        names = sorted(path.name for path in Path(config.docs_dir).glob("pictures/*.png"))
        markdown = markdown.replace("<!-- pictures -->", "\n\n".join(map(_picture, names)))
    return markdown


def _relinked(text: str) -> str:
    for source, name in (TAKEN_IN | AS_FILES).items():
        for start in (f"](../{source}", f"]({source}"):
            text = text.replace(start, f"]({name}")
    return text.replace("](docs/", "](")


def _picture(name: str) -> str:
    said = name.removesuffix(".png").replace("-", ", ")
    return f"### {said}\n\n![{said}](pictures/{name}){{ loading=lazy }}"

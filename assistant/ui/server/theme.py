"""Gradio's base theme in the page's colours, which style.css defines once for light and dark."""

from gradio.themes import Base, Font

SANS = [Font(name) for name in ("Inter", "system-ui", "Noto Sans", "sans-serif")]
MONO = [Font(name) for name in ("ui-monospace", "Noto Sans Mono", "monospace")]
SIZES = {"input_text_size": "15px", "block_label_text_size": "13px", "block_title_text_size": "13px"}

COLOURS = {
    "body_text_color": "ink",
    "body_text_color_subdued": "soft",
    "background_fill_primary": "paper",
    "background_fill_secondary": "paper",
    "border_color_primary": "line",
    "border_color_accent": "accent",
    "block_background_fill": "paper",
    "block_border_color": "line",
    "block_label_background_fill": "paper",
    "block_label_text_color": "soft",
    "block_title_text_color": "soft",
    "block_info_text_color": "soft",
    "input_background_fill": "card",
    "input_background_fill_focus": "card",
    "input_border_color": "line",
    "input_border_color_focus": "accent",
    "input_placeholder_color": "soft",
    "accordion_text_color": "soft",
    "button_primary_background_fill": "accent",
    "button_primary_background_fill_hover": "accent",
    "button_primary_text_color": "paper",
    "button_primary_text_color_hover": "paper",
    "button_secondary_background_fill": "card",
    "button_secondary_background_fill_hover": "accent-soft",
    "button_secondary_border_color": "line",
    "button_secondary_border_color_hover": "accent",
    "button_secondary_text_color": "ink",
    "button_secondary_text_color_hover": "ink",
    "checkbox_background_color_selected": "accent",
    "checkbox_border_color": "line",
    "loader_color": "accent",
    "link_text_color": "accent",
}
"""Which of the page's colours each of the theme's variables takes."""


def theme() -> Base:
    """Return the theme. Fonts are those of the machine: nothing is fetched."""
    colours = {name: f"var(--{colour})" for name, colour in COLOURS.items()}
    dark = {f"{name}_dark": colour for name, colour in colours.items()}
    return Base(font=SANS, font_mono=MONO, radius_size="md", text_size="md").set(
        body_background_fill="#fbfaf7",
        body_background_fill_dark="#171614",
        block_shadow="none",
        **SIZES,
        **colours,
        **dark,
    )

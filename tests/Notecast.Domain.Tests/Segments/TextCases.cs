using Notecast.Domain.Segments;

namespace Notecast.Domain.Tests.Segments;

/// <summary>Cases written by hand: <c>|</c> marks where a text that is one character too long has to be cut.</summary>
public sealed class TextCases
{
    [Theory]
    [InlineData("Mr. Smith met Dr. Jones today. |They talked.")]
    [InlineData("We left the U.S. Army in 1999. |Then we met.")]
    [InlineData("It is 3.14 or 1.000,50 in all. |Yes it is.")]
    [InlineData("J. R. R. Tolkien wrote it all. |We read it.")]
    [InlineData("Use a tool, e.g. Word or Excel. |Or use paper.")]
    [InlineData("See https://example.com/a.b?c=1. |It is good.")]
    [InlineData("He said: \"I am here now.\" |Then he left us.")]
    [InlineData("He came (I saw him there.) |Then he left us.")]
    [InlineData("She waited... |Then she left the house.")]
    [InlineData("Are you sure about it?! |Yes I am very sure.")]
    [InlineData("It is on page No. 5 of the book. |Read it now.")]
    [InlineData("I said again and again no. |Nobody heard it.")]
    [InlineData("It is all fine. |We saw some etc. and left")]
    [InlineData("We met at 5 p.m. Tuesday there. |It was fine.")]
    public void English_sentences_end_where_a_reader_pauses(string marked) => IsCutAtMark(marked);

    [Theory]
    [InlineData("Das ist z. B. Herr Dr. Meier dort. |Er kommt bald.")]
    [InlineData("Es kostet ca. 1.000,50 Euro oder bzw. Mark. |Das ist viel.")]
    [InlineData("Er rief: „Komm sofort her.“ |Dann ging er weg.")]
    [InlineData("Nous avons vu M. Dupont et Mme. Durand. |Ils vont bien.")]
    [InlineData("Il a dit : « Bonjour à tous. » |Puis il est parti.")]
    [InlineData("Quelle belle journée ! |Nous partons demain matin.")]
    [InlineData("El Sr. López y la Sra. Ruiz llegaron. |Todos comieron.")]
    [InlineData("¿Cómo está Ud. hoy? |¡Muy bien, gracias!")]
    [InlineData("Il Sig. Rossi e il Dott. Bianchi sono qui. |Ciao.")]
    [InlineData("O Sr. Silva e a Profa. Costa chegaram. |Bom dia.")]
    public void Abbreviations_of_six_languages_end_no_sentence(string marked) => IsCutAtMark(marked);

    [Theory]
    [InlineData("Это сказал А. С. Пушкин давно. |Мы его читали.")]
    [InlineData("Τι κάνεις σήμερα; |Είμαι πολύ καλά.")]
    [InlineData("كيف حالك اليوم؟ |أنا بخير، شكرا لك.")]
    [InlineData("یہ ایک جملہ ہے۔ |یہ دوسرا جملہ ہے")]
    [InlineData("מה שלומך היום? |אני בסדר גמור.")]
    [InlineData("यह पहला वाक्य है। |यह दूसरा वाक्य है।")]
    [InlineData("Սա առաջինն է։ |Սա երկրորդն է այստեղ")]
    [InlineData("ይህ አንድ ነው።|ይህ ሁለት ነው፡እዚህ።")]
    [InlineData("នេះជាប្រយោគទីមួយ។|នេះជាប្រយោគទីពីរ។")]
    [InlineData("안녕하세요. 네. |저는 지금 학교에 갑니다.")]
    public void Sentences_end_at_the_marks_of_their_script(string marked) => IsCutAtMark(marked);

    [Theory]
    [InlineData("今天天气很好。|我们一起去公园散步吧朋友")]
    [InlineData("他说：“你好吗？”|然后他就慢慢地走了回家")]
    [InlineData("他走了。|“你好吗”她轻声地问他说道啊")]
    [InlineData("你吃饭了吗?|我已经吃过饭了谢谢你啊朋友")]
    [InlineData("今日は晴れです。|明日は雨が降るでしょうか")]
    [InlineData("彼は「はい。」と言って、|静かに部屋から出て行ったんだ")]
    [InlineData("すごい！！|本当にそう思いますかねえ皆さん")]
    [InlineData("我喜欢苹果，|香蕉和很多很多别的好吃的水果")]
    public void Chinese_and_japanese_sentences_and_clauses_end_without_spaces(string marked) => IsCutAtMark(marked);

    [Theory]
    [InlineData("東京都東京都東京都東京都東京都|キャンプ")]
    [InlineData("これはとてもながいぶんですが|漢字がきます")]
    [InlineData("字字字字字字字字字字字字字字字|字っ")]
    [InlineData("字字字字字字字字字字字字字字字|字ー")]
    [InlineData("字字字字字字字字字字字字字字字|字」")]
    [InlineData("字字字字字字字字字字字字字字字|「字")]
    [InlineData("สวัสดีครับ |ภาษาไทยไม่มีช่องว่าง")]
    [InlineData("ภาษาของผมนั้น|เป็นภาษาไทยแท้ๆ")]
    [InlineData("འདི་ནི་བོད་ཡིག་|ཡིན་ནོ་ཞེས")]
    [InlineData("នេះជា\u200Bប្រយោគ\u200B|មួយដែលវែងណាស់")]
    public void Scripts_without_spaces_are_cut_where_a_line_may_break(string marked) => IsCutAtMark(marked, reach: 16);

    [Theory]
    [InlineData("one two three, |four five six seven")]
    [InlineData("one two three; |four five six seven")]
    [InlineData("one two three |— four five six seven")]
    [InlineData("one two three—|four five six seven")]
    [InlineData("one two three\n|four five six seven eight")]
    [InlineData("approx. five, |then some more of it all")]
    [InlineData("some of it etc. |and then some more things")]
    [InlineData("on 3. |Oktober war es sehr kalt draussen")]
    [InlineData("I cost 1,000 and 10:30 |or so much more")]
    [InlineData("one two three four |fiveandsomemoreletters")]
    public void Without_a_sentence_end_the_last_clause_or_word_that_fits_is_taken(string marked) => IsCutAtMark(marked, reach: 22);

    [Theory]
    [InlineData("First one.\n\nSecond.", "First one.", "Second.")]
    [InlineData("First one.\r\n \t\r\nSecond.", "First one.", "Second.")]
    [InlineData("First one.\u2029Second.", "First one.", "Second.")]
    [InlineData("\n\n First\none. \n\n\n\n Second. \n\n", "First\none.", "Second.")]
    public void Blank_lines_part_paragraphs_however_short(string text, params string[] expected) =>
        Assert.Equal(expected, TextSegmenter.Split(text, SegmentLimits.Default).Select(segment => segment.Text));

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public void A_dash_that_ends_a_paragraph_is_cut_the_same_way_with_and_without_a_blank_line_after_it(string blank) => Assert.Equal(
        ["First, then a second", "—"],
        TextSegmenter.Split($"First, then a second —{blank}", new SegmentLimits(21, 21)).Select(segment => segment.Text));

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n\u00A0\u3000\u2029 ")]
    public void Text_that_is_only_white_space_gives_no_segments(string text) =>
        Assert.Empty(TextSegmenter.Split(text, SegmentLimits.Default));

    [Theory]
    [InlineData("👨‍👩‍👧‍👦", 11)]
    [InlineData("👍🏽", 4)]
    [InlineData("🇫🇷", 4)]
    [InlineData("e\u0301\u0302", 3)]
    [InlineData("नि", 2)]
    [InlineData("𠀋", 2)]
    public void A_long_run_of_clusters_is_cut_between_two_of_them(string cluster, int length)
    {
        Assert.Equal(length, cluster.Length);
        var segments = TextSegmenter.Split(Texts.Repeat(cluster, 100), new SegmentLimits(25, 25));

        Assert.All(segments.SkipLast(1), segment => Assert.Equal(25 / length * length, segment.BilledCharacters));
    }

    [Fact]
    public void A_cluster_longer_than_the_limit_is_cut_between_code_points()
    {
        var family = Texts.Repeat("👨\u200D", 30);

        var segments = TextSegmenter.Split($"x {family} y", new SegmentLimits(16, 16));

        Assert.Equal("x", segments[0].Text);
        Assert.All(segments, segment => Assert.DoesNotContain('\uFFFD', new string([.. segment.Text.EnumerateRunes().SelectMany(rune => rune.ToString())])));
        Assert.Equal(family, string.Concat(segments.Skip(1).Select(segment => segment.Text)).Replace(" y", "", StringComparison.Ordinal).TrimEnd('y'));
    }

    [Fact]
    public void A_cluster_that_is_too_long_is_not_cut_before_the_white_space_in_it()
    {
        // U+0600 joins with whatever follows, also with a space.
        var text = Texts.Repeat("\u0600", 16) + " x";

        var segments = TextSegmenter.Split(text, new SegmentLimits(16, 16));

        Assert.Equal([text[..15], text[15..]], segments.Select(segment => segment.Text));
    }

    /// <summary>The text has to be cut at the mark, with a limit at which it does not fit into one segment.</summary>
    private static void IsCutAtMark(string marked, int? reach = null)
    {
        var parts = marked.Split('|');
        var text = string.Concat(parts);
        var limit = reach ?? Math.Max(text.Length - 1, SegmentLimits.Minimum);
        Assert.True(text.Length > limit, "the case needs more text");

        var segments = TextSegmenter.Split(text, new SegmentLimits(limit, limit));

        Assert.Equal(parts[0].Trim(), segments[0].Text);
    }
}

using System.Collections.Frozen;
using System.Globalization;

namespace Notecast.Domain.Segments;

/// <summary>Tells a full stop that ends a sentence from one that ends an abbreviation or an ordinal number.</summary>
/// <remarks>
/// Listed are titles and other abbreviations that a name, a noun or a number always follows. Those that may end a sentence
/// (<c>etc.</c>, <c>usw.</c>, <c>Inc.</c>) are left out on purpose: a small letter after them says that the sentence goes on.
/// Single letters (<c>J. R. R.</c>, <c>z. B.</c>, <c>U.S.</c>, <c>e.g.</c>) need no list.
/// </remarks>
internal static class Abbreviations
{
    private const int MaxLength = 8;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Titles = Words(
        // English
        "Mr Mrs Ms Mx Messrs Dr Prof Rev Fr Hon Gen Maj Col Capt Cmdr Lt Sgt Gov Sen Rep Pres St Mt Ft Jr vs approx",
        "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec",
        // German
        "Hr Hrn Dipl Ing bzw ca vgl ggf evtl inkl exkl zzgl sog bspw Mio Mrd Okt Dez Mrz",
        // French
        "MM Mme Mmes Mlle Mlles Mgr Pr Ste env",
        // Spanish and Portuguese
        "Sr Sra Srta Sres Srs Sras Dra Dres Ud Uds Vd Vds Lic Arq Excmo Excma Ilmo Ilma Exmo Exma Gral Profa Eng",
        // Italian
        "Sig Sigg Dott Avv Geom Rag Mons Egr Gent");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> BeforeNumbers = Words(
        "No no Nos nos Nr Nrn Núm núm Vol vol pp Fig fig Figs figs Abb Kap Art art Cap cap pág pag Bd Abs Ziff Ch ch Chap chap");

    /// <summary>What the full stop at <paramref name="period"/> ends.</summary>
    public static Ending Before(ReadOnlySpan<char> text, int period)
    {
        var start = period;
        while (start > 0 && period - start <= MaxLength && IsWordPart(text[start - 1]))
        {
            start--;
        }

        var word = text[start..period];
        var standsAlone = start == 0 || text[start - 1] is not ('.' or ',' or ':' or '/');
        return word switch
        {
            { IsEmpty: true } or { Length: > MaxLength } => Ending.Sentence,
            [var letter] when char.IsUpper(letter) || char.IsLower(letter) => Ending.Abbreviation,
            _ when standsAlone && word.Length <= 2 && !word.ContainsAnyExceptInRange('0', '9') => Ending.Ordinal,
            _ when Titles.Contains(word) => Ending.Abbreviation,
            _ when BeforeNumbers.Contains(word) => Ending.AbbreviationBeforeNumber,
            _ => Ending.Sentence,
        };
    }

    private static bool IsWordPart(char character) =>
        char.IsLetterOrDigit(character) || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark;

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words(params string[] lists) =>
        lists.SelectMany(list => list.Split(' ')).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}

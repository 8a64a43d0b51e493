using System.Collections.Frozen;

namespace Notecast.Domain.Audio;

/// <summary>
/// ISO 639-2 language codes (terminological), which ID3's TLAN wants. An own table, since the framework's cultures are switched off
/// in Notecast's executables.
/// </summary>
internal static class Iso639
{
    // Two letters of ISO 639-1, then three of ISO 639-2.
    private const string Codes = """
        aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul bhbih bibis bmbam bnben bobod
        brbre bsbos cacat ceche chcha cocos crcre csces cuchu cvchv cycym dadan dedeu dvdiv dzdzo eeewe elell eneng eoepo esspa
        etest eueus fafas ffful fifin fjfij fofao frfra fyfry gagle gdgla glglg gngrn guguj gvglv hahau heheb hihin hohmo hrhrv
        hthat huhun hyhye hzher iaina idind ieile igibo iiiii ikipk ioido isisl itita iuiku jajpn jvjav kakat kgkon kikik kjkua
        kkkaz klkal kmkhm knkan kokor krkau kskas kukur kvkom kwcor kykir lalat lbltz lglug lilim lnlin lolao ltlit lulub lvlav
        mgmlg mhmah mimri mkmkd mlmal mnmon mrmar msmsa mtmlt mymya nanau nbnob ndnde nenep ngndo nlnld nnnno nonor nrnbl nvnav
        nynya ococi ojoji omorm orori ososs papan pipli plpol pspus ptpor quque rmroh rnrun roron rurus rwkin sasan scsrd sdsnd
        sesme sgsag sisin skslk slslv smsmo snsna sosom sqsqi srsrp ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir
        tktuk tltgl tntsn toton trtur tstso tttat twtwi tytah uguig ukukr ururd uzuzb veven vivie vovol wawln wowol xhxho yiyid
        yoyor zazha zhzho zuzul
        """;

    // Languages of their own in ISO 639-3 that ISO 639-2 knows only as a group.
    private static readonly (string Language, string Group)[] Groups = [("arb", "ara"), ("cmn", "zho"), ("yue", "zho")];

    private static readonly FrozenDictionary<string, string> ByLanguage = CreateTable();

    /// <summary>The code of a language tag's language; null when it has none or is unknown.</summary>
    public static string? FromLanguageCode(string? languageCode)
    {
        var language = languageCode?.Split('-', '_')[0];
        return language is not null && ByLanguage.TryGetValue(language, out var code) ? code : null;
    }

    private static FrozenDictionary<string, string> CreateTable()
    {
        var table = Groups.ToDictionary(pair => pair.Language, pair => pair.Group, StringComparer.OrdinalIgnoreCase);
        foreach (var pair in Codes.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            table[pair[..2]] = pair[2..];
            table[pair[2..]] = pair[2..];
        }

        return table.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}

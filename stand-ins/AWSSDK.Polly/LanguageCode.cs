using Amazon.Runtime;

namespace Amazon.Polly;

/// <summary>A language that voices speak.</summary>
public class LanguageCode : ConstantClass
{
    /// <summary>The language ar-AE.</summary>
    public static readonly LanguageCode ArAE = new("ar-AE");

    /// <summary>The language arb.</summary>
    public static readonly LanguageCode Arb = new("arb");

    /// <summary>The language ca-ES.</summary>
    public static readonly LanguageCode CaES = new("ca-ES");

    /// <summary>The language cmn-CN.</summary>
    public static readonly LanguageCode CmnCN = new("cmn-CN");

    /// <summary>The language cs-CZ.</summary>
    public static readonly LanguageCode CsCZ = new("cs-CZ");

    /// <summary>The language cy-GB.</summary>
    public static readonly LanguageCode CyGB = new("cy-GB");

    /// <summary>The language da-DK.</summary>
    public static readonly LanguageCode DaDK = new("da-DK");

    /// <summary>The language de-AT.</summary>
    public static readonly LanguageCode DeAT = new("de-AT");

    /// <summary>The language de-CH.</summary>
    public static readonly LanguageCode DeCH = new("de-CH");

    /// <summary>The language de-DE.</summary>
    public static readonly LanguageCode DeDE = new("de-DE");

    /// <summary>The language en-AU.</summary>
    public static readonly LanguageCode EnAU = new("en-AU");

    /// <summary>The language en-GB.</summary>
    public static readonly LanguageCode EnGB = new("en-GB");

    /// <summary>The language en-GB-WLS.</summary>
    public static readonly LanguageCode EnGBWLS = new("en-GB-WLS");

    /// <summary>The language en-IE.</summary>
    public static readonly LanguageCode EnIE = new("en-IE");

    /// <summary>The language en-IN.</summary>
    public static readonly LanguageCode EnIN = new("en-IN");

    /// <summary>The language en-NZ.</summary>
    public static readonly LanguageCode EnNZ = new("en-NZ");

    /// <summary>The language en-SG.</summary>
    public static readonly LanguageCode EnSG = new("en-SG");

    /// <summary>The language en-US.</summary>
    public static readonly LanguageCode EnUS = new("en-US");

    /// <summary>The language en-ZA.</summary>
    public static readonly LanguageCode EnZA = new("en-ZA");

    /// <summary>The language es-ES.</summary>
    public static readonly LanguageCode EsES = new("es-ES");

    /// <summary>The language es-MX.</summary>
    public static readonly LanguageCode EsMX = new("es-MX");

    /// <summary>The language es-US.</summary>
    public static readonly LanguageCode EsUS = new("es-US");

    /// <summary>The language fi-FI.</summary>
    public static readonly LanguageCode FiFI = new("fi-FI");

    /// <summary>The language fr-BE.</summary>
    public static readonly LanguageCode FrBE = new("fr-BE");

    /// <summary>The language fr-CA.</summary>
    public static readonly LanguageCode FrCA = new("fr-CA");

    /// <summary>The language fr-FR.</summary>
    public static readonly LanguageCode FrFR = new("fr-FR");

    /// <summary>The language hi-IN.</summary>
    public static readonly LanguageCode HiIN = new("hi-IN");

    /// <summary>The language is-IS.</summary>
    public static readonly LanguageCode IsIS = new("is-IS");

    /// <summary>The language it-IT.</summary>
    public static readonly LanguageCode ItIT = new("it-IT");

    /// <summary>The language ja-JP.</summary>
    public static readonly LanguageCode JaJP = new("ja-JP");

    /// <summary>The language ko-KR.</summary>
    public static readonly LanguageCode KoKR = new("ko-KR");

    /// <summary>The language nb-NO.</summary>
    public static readonly LanguageCode NbNO = new("nb-NO");

    /// <summary>The language nl-BE.</summary>
    public static readonly LanguageCode NlBE = new("nl-BE");

    /// <summary>The language nl-NL.</summary>
    public static readonly LanguageCode NlNL = new("nl-NL");

    /// <summary>The language pl-PL.</summary>
    public static readonly LanguageCode PlPL = new("pl-PL");

    /// <summary>The language pt-BR.</summary>
    public static readonly LanguageCode PtBR = new("pt-BR");

    /// <summary>The language pt-PT.</summary>
    public static readonly LanguageCode PtPT = new("pt-PT");

    /// <summary>The language ro-RO.</summary>
    public static readonly LanguageCode RoRO = new("ro-RO");

    /// <summary>The language ru-RU.</summary>
    public static readonly LanguageCode RuRU = new("ru-RU");

    /// <summary>The language sv-SE.</summary>
    public static readonly LanguageCode SvSE = new("sv-SE");

    /// <summary>The language tr-TR.</summary>
    public static readonly LanguageCode TrTR = new("tr-TR");

    /// <summary>The language yue-CN.</summary>
    public static readonly LanguageCode YueCN = new("yue-CN");

    /// <summary>A value that may be newer than this list.</summary>
    /// <param name="value">The value on the wire.</param>
    public LanguageCode(string value)
        : base(value)
    {
    }

    /// <summary>The listed value, or a new one.</summary>
    /// <param name="value">The value on the wire.</param>
    /// <returns>It.</returns>
    public static LanguageCode FindValue(string value) => FindValue<LanguageCode>(value);

    /// <summary>The listed value, or a new one.</summary>
    /// <param name="value">The value on the wire.</param>
    public static implicit operator LanguageCode(string value) => FindValue(value);
}

using System.Text.Json.Serialization;

namespace CustomerLifecycle;

/// <summary>What kind of number, address or identity a <see cref="ContactPoint"/> is. Persisted by name; members are only ever added.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactPointKind>))]
public enum ContactPointKind
{
    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A WeChat id that a person types (微信号).</summary>
    WeChat,

    /// <summary>A WeChat open id: one person in one app.</summary>
    WeChatOpenId,

    /// <summary>A WeChat union id: one person over the apps of one owner.</summary>
    WeChatUnionId,

    /// <summary>A QQ number.</summary>
    QQ,

    /// <summary>A Weibo user id.</summary>
    Weibo,

    /// <summary>The host's member or account number.</summary>
    Member,

    /// <summary>A visitor or device id of a browser or app.</summary>
    Visitor,

    /// <summary>An identity of the host's own.</summary>
    Custom,
}

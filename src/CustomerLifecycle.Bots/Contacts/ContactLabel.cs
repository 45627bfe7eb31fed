namespace CustomerLifecycle.Bots.Contacts;

/// <summary>What the words before a number or id say it is.</summary>
internal enum ContactLabel
{
    None,
    Phone,
    WeChat,
    QQ,

    /// <summary>An order, a bank card, an identity card: a number, but no contact detail.</summary>
    OtherNumber,
}

namespace CustomerLifecycle.Routing;

/// <summary>What a part of an <see cref="AttributeExpression"/> says.</summary>
internal enum AttributeOperator
{
    Never,
    All,
    Any,
    Not,
    Exists,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    NotIn,
    Contains,
}

_daxsim() {
    local line cur rest word command='' option='' value behind='' kind=word words='' head='' other
@LISTS@
    # The line is cut at blanks only: bash itself also cuts at : and =, which variants and options contain.
    line=${COMP_LINE:0:$COMP_POINT}
    cur=${line##*[[:space:]]}
    rest=${line%"$cur"}
    rest=${rest#*[[:space:]]}
    while :; do
        rest=${rest#"${rest%%[![:space:]]*}"}
        [ -n "$rest" ] || break
        word=${rest%%[[:space:]]*}
        rest=${rest#"$word"}
        case $word in
            -*) ;;
            *) [ -n "$command" ] || command=$word ;;
        esac
        option=$word
    done
    value=$cur
    case $cur in
        --*=*) option=${cur%%=*} behind=${cur%%=*}= value=${cur#*=} ;;
    esac

    case $command in
@COMMANDS@
    esac

    COMPREPLY=()
    if [ "$kind" = list ]; then
        case $value in
            *,*) behind=$behind${value%,*}, value=${value##*,} ;;
        esac
    fi
    # What bash counts as the present word begins behind the last of its own word breaks.
    case ${COMP_WORDBREAKS-} in *:*) case $cur in *:*) head=${cur%"${cur##*:}"} ;; esac ;; esac
    case ${COMP_WORDBREAKS-} in *=*) case $cur in *=*)
        other=${cur%"${cur##*=}"}
        [ ${#other} -le ${#head} ] || head=$other ;;
    esac ;; esac
    local IFS=' '
    for word in $words; do
        case ,$behind in *[,=]"$word",*) continue ;; esac
        case $word in "$value"*) word=$behind$word; COMPREPLY+=("${word#"$head"}") ;; esac
    done
    case $kind in
        scenario | file | folder)
            while IFS= read -r word; do
                word=$behind$word
                COMPREPLY+=("${word#"$head"}")
            done < <(_daxsim_paths "$kind" "$value")
            compopt -o filenames 2>/dev/null || :
            ;;
    esac
}

_daxsim_paths() {
    case $1 in
        scenario) compgen -f -X '!*.yaml' -- "$2" ;;
        file) compgen -f -- "$2" ;;
    esac
    [ "$1" = file ] || compgen -d -- "$2"
}

complete -F _daxsim daxsim
